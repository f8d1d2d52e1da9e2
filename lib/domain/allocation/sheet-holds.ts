import type { AllocationInput, AllocationResult } from './types'

/** A team's place in a tiebreaker that is under way, with a hold of its own. */
export interface Standing {
  playerId: string
  teamId: string
}

/**
 * What each team's sheet must still hold after a pass, minor units by team id. While a result of the team is open, that is
 * the whole hold of its sheet less its bids for what it has won for certain and what its tiebreakers hold themselves: then
 * whatever the ties bring can be paid. When none is open, nothing.
 */
export function sheetHolds(
  input: Pick<AllocationInput, 'teams' | 'bids'>,
  result: Pick<AllocationResult, 'awards' | 'refusals' | 'ties'>,
  standing: readonly Standing[],
): Map<string, bigint> {
  const certain = result.awards.filter(({ dependsOn }) => !dependsOn)
  const accounted = new Set([...certain, ...standing].map(keyOf))
  const open = new Set<string>()
  for (const { teamId, dependsOn } of [...result.awards, ...result.refusals]) if (dependsOn) open.add(teamId)
  for (const { teamIds, dependsOn } of result.ties) if (dependsOn) for (const id of teamIds) open.add(id)
  const holds = new Map(
    input.teams.map(({ teamId, spendLimit }) => [teamId, open.has(teamId) ? spendLimit : 0n]),
  )
  for (const bid of input.bids) {
    if (!open.has(bid.teamId) || !accounted.has(keyOf(bid))) continue
    holds.set(bid.teamId, (holds.get(bid.teamId) ?? 0n) - bid.amount)
  }
  return holds
}

const keyOf = ({ teamId, playerId }: Standing) => `${teamId} ${playerId}`
