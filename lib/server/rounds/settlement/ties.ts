import type { AllocationResult, LiveTie, TieResult } from '@/lib/domain/allocation/types'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { contestOf, isLive, type TiebreakerRow } from '@/lib/server/tiebreakers/view'

/** The decided tiebreakers of a round, as the allocation takes them. */
export const tieResultsOf = (tiebreakers: readonly TiebreakerRow[]): TieResult[] =>
  tiebreakers.flatMap(({ playerId, winnerTeamId, winningAmount }) =>
    winnerTeamId && winningAmount !== null ? [{ playerId, winnerTeamId, amount: winningAmount }] : [],
  )

/** Those under way. */
export const liveTiesOf = (tiebreakers: readonly TiebreakerRow[]): LiveTie[] =>
  tiebreakers.filter(isLive).map((row) => {
    const { leader } = contestOf(row)
    const withdrawn = row.teams.filter(({ withdrawnAt }) => withdrawnAt)
    return {
      playerId: row.playerId,
      ...(leader ? { lead: leader } : {}),
      withdrawnTeamIds: withdrawn.map(({ teamId }) => teamId),
    }
  })

/** Where the team that would have the player without a bid has withdrawn, the next by the same chain takes its place. */
export async function renewFallbacks(
  uow: UnitOfWork,
  tiebreakers: readonly TiebreakerRow[],
  { ties }: AllocationResult,
): Promise<void> {
  for (const row of tiebreakers.filter(isLive)) {
    const { standing, fallback } = contestOf(row)
    const next = ties.find(({ playerId }) => playerId === row.playerId)?.fallback
    if (standing.includes(fallback.teamId) || !next) continue
    const data = { fallbackTeamId: next.teamId, fallbackRule: next.decidedBy }
    await uow.tx.tiebreaker.update({ where: { id: row.id }, data })
  }
}
