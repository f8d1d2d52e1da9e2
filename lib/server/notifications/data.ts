import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listNotifications as endpoint } from '@/lib/contracts/endpoints'
import { userRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { toNotificationView } from './view'

/** What fits on a first page. */
const PAGE = 30

/** A page of someone's inbox, newest first: of the leagues that he is in, or of none. */
export function listNotifications(
  { userId }: { userId: string },
  { before, limit = PAGE }: { before?: string | undefined; limit?: number } = {},
): Promise<AnswerOf<typeof endpoint>> {
  return withAsOf(
    [userRoom(userId)],
    async () => {
      const memberships = await database().member.findMany({ where: { userId }, select: { leagueId: true } })
      const leagues = memberships.map(({ leagueId }) => leagueId)
      const rows = await database().notification.findMany({
        where: {
          userId,
          OR: [{ leagueId: null }, { leagueId: { in: leagues } }],
          ...(before ? { id: { lt: before } } : {}),
        },
        orderBy: { id: 'desc' },
        take: limit + 1,
      })
      const inbox = await database().inbox.findUnique({ where: { userId } })
      return {
        notifications: rows.slice(0, limit).map(toNotificationView),
        unread: inbox?.unread ?? 0,
        hasMore: rows.length > limit,
      }
    },
    // The first page as it is opened; others are as many as one likes.
    before || limit !== PAGE ? undefined : { as: `inbox ${userId}` },
  )
}
