import { userRoom } from '@/lib/contracts/rooms'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockInboxes, writeUnread } from '../lock'

/** Takes what a league has told someone out of his inbox: he is no longer in it. After all other locks, as `notify`. */
export async function forgetLeague(
  uow: UnitOfWork,
  { userId, leagueId }: { userId: string; leagueId: string },
): Promise<void> {
  const { tx } = uow
  const before = (await lockInboxes(tx, [userId])).get(userId) ?? 0
  const gone = await tx.notification.findMany({
    where: { userId, leagueId },
    select: { id: true, readAt: true },
  })
  if (gone.length === 0) return
  await tx.notification.deleteMany({ where: { userId, leagueId } })
  const unread = before - gone.filter(({ readAt }) => readAt === null).length
  await writeUnread(tx, new Map([[userId, unread]]))
  uow.emit(userRoom(userId), 'notification', {
    change: 'removed',
    notification: null,
    ids: gone.map(({ id }) => id),
    readAt: null,
    unread,
  })
}
