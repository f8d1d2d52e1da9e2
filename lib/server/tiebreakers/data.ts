import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getTiebreaker, listTiebreakers } from '@/lib/contracts/endpoints'
import { leagueRoom, ownRoom, type Room, teamRoom, tiebreakerRoom } from '@/lib/contracts/rooms'
import type { OwnPlaceView } from '@/lib/contracts/views'
import { mostFor } from '@/lib/domain/tiebreak/most-for'
import { nextBid } from '@/lib/domain/tiebreak/raise'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { OTHERS_MONEY, readHeads, withAsOf } from '@/lib/server/events/data'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { isTied } from './access'
import { readMeans } from './means'
import { contestOf, isLive, type TiebreakerRow, tiebreakerRead, toBidView, toTiebreakerView } from './view'

const MOST_BIDS = 200
const MOST_DECIDED = 50
const LIVE = { in: ['open', 'paused'] }

/** A league's tiebreakers: the live ones by their close, the paused after those that run, then the latest decided. */
export async function listTiebreakersOf(scope: LeagueScope): Promise<AnswerOf<typeof listTiebreakers>> {
  const { leagueId } = scope
  // Bids are told in the tiebreakers' own rooms. The league's is read first: one that opens after that is told there.
  return withAsOf(
    [leagueRoom(leagueId)],
    async () => {
      const live = await database().tiebreaker.findMany({
        where: { leagueId, state: LIVE },
        select: { id: true },
      })
      const ids = live.map(({ id }) => id)
      const asOf = await readHeads(ids.map(tiebreakerRoom))
      // None whose room is not named: by a new one that is told the list is read again.
      const rows = await database().tiebreaker.findMany({
        where: { id: { in: ids }, state: LIVE },
        ...tiebreakerRead,
        orderBy: [{ closesAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      })
      const decided = await database().tiebreaker.findMany({
        // One that is decided meanwhile is listed once.
        where: { leagueId, state: 'decided', id: { notIn: rows.map(({ id }) => id) } },
        ...tiebreakerRead,
        orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
        take: MOST_DECIDED,
      })
      return { tiebreakers: [...rows, ...decided].map(toTiebreakerView), asOf }
    },
    { as: `tiebreakers ${leagueId}`, despite: OTHERS_MONEY },
  )
}

/** One with its bids; for a team in it, with what it may still bid. @throws AppError not_found */
export async function readTiebreaker(
  scope: LeagueScope,
  tiebreakerId: string,
): Promise<AnswerOf<typeof getTiebreaker>> {
  const teamId = scope.teamId && (await isTied(tiebreakerId, scope.teamId)) ? scope.teamId : null
  const own: Room[] = teamId ? [ownRoom(teamId), teamRoom(teamId)] : []
  return withAsOf([tiebreakerRoom(tiebreakerId), ...own], async () => {
    const where = { id: tiebreakerId, leagueId: scope.leagueId }
    const row = await database().tiebreaker.findFirst({ where, ...tiebreakerRead })
    if (!row) throw notFound()
    const bids = await database().tiebreakerBid.findMany({
      where: { tiebreakerId },
      orderBy: { n: 'desc' },
      take: MOST_BIDS,
    })
    const mine = teamId ? await readPlace(row, teamId) : null
    return { tiebreaker: toTiebreakerView(row), bids: bids.map(toBidView), mine }
  })
}

async function readPlace(row: TiebreakerRow, teamId: string): Promise<OwnPlaceView | null> {
  const contest = contestOf(row)
  if (!isLive(row) || !contest.standing.includes(teamId)) return null
  const where = { teamId_currencyId: { teamId, currencyId: row.currencyId } }
  const { available } = await database().wallet.findUniqueOrThrow({ where })
  const means = await readMeans(database(), row, teamId, available)
  return {
    teamId,
    available: String(available),
    held: String(means.held),
    nextBid: String(nextBid(contest)),
    largestSafeBid: String(mostFor(means)),
  }
}
