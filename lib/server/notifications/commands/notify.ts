import { userRoom } from '@/lib/contracts/rooms'
import type { NotificationKind } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockInboxes, writeUnread } from '../lock'
import { toNotificationView } from '../view'

export interface NewNotification {
  userId: string
  kind: NotificationKind
  leagueId: string | null
  /** A sentence, complete. */
  text: string
  /** From lib/contracts/paths. */
  href: string
}

/**
 * Puts something into people's inboxes, in the transaction of what it tells. After all other locks of that transaction:
 * inboxes lock in the order of their users, and before the rooms. Whoever has left the league meanwhile is not told.
 */
export async function notify(uow: UnitOfWork, news: readonly NewNotification[]): Promise<void> {
  if (news.length === 0) return
  const { tx, now } = uow
  const unread = await lockInboxes(
    tx,
    news.map(({ userId }) => userId),
  )
  const rows = (await forMembers(uow, news)).map((each) => ({
    id: newId(now.getTime()),
    ...each,
    at: now,
    readAt: null,
  }))
  await tx.notification.createMany({ data: rows })
  for (const row of rows) {
    const count = (unread.get(row.userId) ?? 0) + 1
    unread.set(row.userId, count)
    uow.emit(userRoom(row.userId), 'notification', {
      change: 'new',
      notification: toNotificationView(row),
      ids: [],
      readAt: null,
      unread: count,
    })
  }
  await writeUnread(tx, unread)
}

/** Read under the inboxes' locks, which a removal takes too: what it has cleared away cannot come after it. */
async function forMembers({ tx }: UnitOfWork, news: readonly NewNotification[]) {
  const leagues = news.flatMap(({ leagueId }) => leagueId ?? [])
  const members = await tx.member.findMany({
    where: { leagueId: { in: leagues }, userId: { in: news.map(({ userId }) => userId) } },
    select: { leagueId: true, userId: true },
  })
  const isIn = new Set(members.map(({ leagueId, userId }) => `${leagueId}/${userId}`))
  return news.filter(({ leagueId, userId }) => leagueId === null || isIn.has(`${leagueId}/${userId}`))
}
