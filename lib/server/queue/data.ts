import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getQueued, listQueue } from '@/lib/contracts/endpoints'
import { deskRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { projectTransaction } from '@/lib/domain/visibility/project-transaction'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
import { queuedRead, toQueuedView } from './view'

/** How much a tab may hold of what ended: what it loaded is read again at once. */
const MOST = 300
const WAITING = { in: ['queued', 'retrying'] }
const ENDED = { in: ['done', 'failed', 'discarded'] }

/** Where this member hears of what he sees of the queue. */
export const queueRooms = ({ leagueId, userId, role }: LeagueScope): Room[] => [
  isCommissioner(role) ? deskRoom(leagueId) : userRoom(userId),
]

/** What a member sees: a commissioner all of it, others what they queued themselves. */
const seenBy = ({ leagueId, userId, role }: LeagueScope) =>
  isCommissioner(role) ? { leagueId } : { leagueId, actorId: userId }

/** All that waits, in its order, and a page of what ended, the highest number first. */
export async function readQueue(
  scope: LeagueScope,
  { before, from, limit }: QueryOf<typeof listQueue>,
): Promise<Omit<AnswerOf<typeof listQueue>, 'asOf'>> {
  const seen = seenBy(scope)
  const most = from ? MOST : limit
  const number = { ...(before && { lt: before }), ...(from && { gte: from }) }
  const [waiting, ended] = await Promise.all([
    database().queuedTransaction.findMany({
      where: { ...seen, state: WAITING },
      orderBy: { number: 'asc' },
      ...queuedRead,
    }),
    database().queuedTransaction.findMany({
      where: { ...seen, state: ENDED, number },
      orderBy: { number: 'desc' },
      take: most + 1,
      ...queuedRead,
    }),
  ])
  const shown = ended.slice(0, most)
  const view = (row: (typeof ended)[number]) => projectTransaction(scope, toQueuedView(row))
  return {
    leagueId: scope.leagueId,
    waiting: waiting.map(view),
    ended: shown.map(view),
    hasMore: ended.length > most || (from !== undefined && (await isOlder(seen, from))),
  }
}

const isOlder = async (seen: ReturnType<typeof seenBy>, from: number) =>
  (await database().queuedTransaction.findFirst({
    where: { ...seen, state: ENDED, number: { lt: from } },
    select: { id: true },
  })) !== null

/** @throws AppError not_found: none in this league, or another's, who is not shown it */
export async function readQueued(scope: LeagueScope, id: string): Promise<AnswerOf<typeof getQueued>> {
  const row = await database().queuedTransaction.findFirst({
    where: { ...seenBy(scope), id },
    ...queuedRead,
  })
  if (!row) throw notFound()
  const { leagueId } = scope
  const waits = row.state === 'queued' || row.state === 'retrying'
  const ahead = waits
    ? await database().queuedTransaction.count({
        where: { leagueId, state: WAITING, number: { lt: row.number } },
      })
    : 0
  return { transaction: projectTransaction(scope, toQueuedView(row)), ahead }
}
