export interface MeansInTiebreaker {
  /** What this tiebreaker holds of the team's money now. */
  held: bigint
  /** Free in its wallet. */
  available: bigint
  tiedAmount: bigint
  /** How far above the tied amounts it may go in all its tiebreakers of the round together (lib/domain/allocation). */
  headroom: bigint
  /** By how much it has raised above the tied amounts where it leads in the round's other live tiebreakers. */
  raisedElsewhere: bigint
}

/**
 * The most that a team may bid and still pay for all else that it may have won: no more than its money, and no more than
 * the round's allocation leaves it. Minor units; below the tied amount never, for that is its own bid and held.
 */
export function mostFor({
  held,
  available,
  tiedAmount,
  headroom,
  raisedElsewhere,
}: MeansInTiebreaker): bigint {
  const byMoney = held + available
  const byRound = tiedAmount + headroom - raisedElsewhere
  return atLeast(tiedAmount, atMost(byMoney, byRound))
}

const atMost = (limit: bigint, amount: bigint) => (amount > limit ? limit : amount)
const atLeast = (limit: bigint, amount: bigint) => (amount < limit ? limit : amount)
