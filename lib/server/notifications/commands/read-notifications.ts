import { userRoom } from '@/lib/contracts/rooms'
import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockInboxes, writeUnread } from '../lock'

/** Ids in one event, so that an inbox of thousands stays within what a socket is sent at once. */
const IDS_AN_EVENT = 500

/**
 * Marks a notification as read, or it and everything before it: what came after it, and was not seen, stays unread.
 * @throws AppError not_found: no such notification, or another's
 */
export async function readNotifications(
  uow: UnitOfWork,
  userId: string,
  { id, andBefore }: { id: string; andBefore: boolean },
): Promise<{ unread: number; readAt: string }> {
  const { tx, now } = uow
  const before = (await lockInboxes(tx, [userId])).get(userId) ?? 0
  const asked = await tx.notification.findFirst({ where: { id, userId } })
  if (!asked) throw notFound()
  const where = { userId, readAt: null, id: andBefore ? { lte: id } : id }
  const read = await tx.notification.findMany({ where, select: { id: true }, orderBy: { id: 'desc' } })
  const ids = read.map((row) => row.id)
  if (ids.length === 0) return { unread: before, readAt: (asked.readAt ?? now).toISOString() }

  await tx.notification.updateMany({ where, data: { readAt: now } })
  const unread = before - ids.length
  await writeUnread(tx, new Map([[userId, unread]]))
  const readAt = now.toISOString()
  for (let from = 0; from < ids.length; from += IDS_AN_EVENT) {
    uow.emit(userRoom(userId), 'notification', {
      change: 'read',
      notification: null,
      ids: ids.slice(from, from + IDS_AN_EVENT),
      readAt,
      unread,
    })
  }
  return { unread, readAt }
}
