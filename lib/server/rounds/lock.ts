import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { type RoundRow, roundRead } from './view'

/**
 * Locks a round for the rest of the transaction. Bidders share it; whoever changes its state has it alone, and
 * first takes the league, so that two rounds of a league settle one after the other: a slot or a player that both
 * would award is seen by the second.
 */
export async function lockRound(
  uow: UnitOfWork,
  league: { leagueId: string },
  roundId: string,
  how: 'share' | 'alone',
): Promise<RoundRow> {
  const { tx } = uow
  if (how === 'alone') {
    await tx.$queryRaw`SELECT 1 FROM leagues WHERE id = ${league.leagueId}::uuid FOR NO KEY UPDATE`
    await tx.$queryRaw`SELECT 1 FROM rounds WHERE id = ${roundId}::uuid FOR UPDATE`
  } else await tx.$queryRaw`SELECT 1 FROM rounds WHERE id = ${roundId}::uuid FOR SHARE`
  const round = await tx.round.findFirst({
    where: { id: roundId, leagueId: league.leagueId },
    ...roundRead,
  })
  if (!round) throw notFound()
  return round
}
