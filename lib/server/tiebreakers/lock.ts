import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockRound } from '@/lib/server/rounds/lock'
import type { RoundRow } from '@/lib/server/rounds/view'
import { type TiebreakerRow, tiebreakerRead } from './view'

/**
 * Locks one tiebreaker for the rest of the transaction: all that a bid, or a change of its clock, needs before the
 * wallets, so that bids in parallel tiebreakers do not wait for each other.
 *
 * Whatever awards players (a decision, a withdrawal, finalizing) first takes the league and its round
 * (lib/server/rounds/lock.ts) and then all live tiebreakers of the round: a raise that it has not seen could take money
 * that it gives away. The order is the same for all: league, round, tiebreakers by id, wallets by id, inboxes, rooms.
 * @throws AppError not_found
 */
export async function lockTiebreaker(
  uow: UnitOfWork,
  league: { leagueId: string },
  tiebreakerId: string,
): Promise<TiebreakerRow> {
  const { tx } = uow
  await tx.$queryRaw`SELECT 1 FROM tiebreakers WHERE id = ${tiebreakerId}::uuid FOR UPDATE`
  const where = { id: tiebreakerId, leagueId: league.leagueId }
  const row = await tx.tiebreaker.findFirst({ where, ...tiebreakerRead })
  if (!row) throw notFound()
  return row
}

/** Every tiebreaker of a round, the live ones locked. Only under the round's own lock. */
export async function lockTiebreakersOf(uow: UnitOfWork, roundId: string): Promise<TiebreakerRow[]> {
  const { tx } = uow
  await tx.$queryRaw`
    SELECT 1 FROM tiebreakers WHERE round_id = ${roundId}::uuid AND state IN ('open', 'paused') ORDER BY id FOR UPDATE`
  return tx.tiebreaker.findMany({ where: { roundId }, ...tiebreakerRead, orderBy: { id: 'asc' } })
}

/**
 * For whatever may decide a tiebreaker: its league and round, and all that is live in it.
 * @throws AppError not_found
 */
export async function lockForDecision(
  uow: UnitOfWork,
  league: { leagueId: string },
  tiebreakerId: string,
): Promise<{ round: RoundRow; row: TiebreakerRow }> {
  const where = { id: tiebreakerId, leagueId: league.leagueId }
  const found = await uow.tx.tiebreaker.findFirst({ where, select: { roundId: true } })
  if (!found) throw notFound()
  const round = await lockRound(uow, league, found.roundId, 'alone')
  const row = (await lockTiebreakersOf(uow, round.id)).find(({ id }) => id === tiebreakerId)
  if (!row) throw notFound()
  return { round, row }
}
