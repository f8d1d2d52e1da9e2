import { userRoom } from '@/lib/contracts/rooms'
import type { NotificationKind } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
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
 * inboxes lock in the order of their users, and before the rooms.
 */
export async function notify(uow: UnitOfWork, news: readonly NewNotification[]): Promise<void> {
  for (const each of [...news].sort((a, b) => (a.userId < b.userId ? -1 : 1))) {
    const inbox = await uow.tx.inbox.upsert({
      where: { userId: each.userId },
      create: { userId: each.userId, unread: 1 },
      update: { unread: { increment: 1 } },
    })
    const row = await uow.tx.notification.create({
      data: { id: newId(uow.now.getTime()), ...each, at: uow.now },
    })
    uow.emit(userRoom(each.userId), 'notification', {
      change: 'new',
      notification: toNotificationView(row),
      ids: [],
      readAt: null,
      unread: inbox.unread,
    })
  }
}
