/** The ladder of one tiebreaker, minor units. */
export interface Ladder {
  tiedAmount: bigint
  step: bigint
  leader: { teamId: string; amount: bigint } | null
}

export type RaiseProblem =
  /** No higher than what another team has bid meanwhile. */
  | 'outbid'
  /** No higher than the tied amount. */
  | 'not_above'
  /** Not a whole number of steps above. */
  | 'off_step'
  /** The team leads already: it would bid against itself. */
  | 'leading'

/** What the player costs as things stand. */
export const highestOf = ({ leader, tiedAmount }: Ladder): bigint => leader?.amount ?? tiedAmount

/** The least that may be bid now. */
export const nextBid = (ladder: Ladder): bigint => highestOf(ladder) + ladder.step

/** Why an amount is no raise, or null when it is: at least one step above the highest, and a whole number of them. */
export function checkRaise(ladder: Ladder, teamId: string, amount: bigint): RaiseProblem | null {
  if (ladder.leader?.teamId === teamId) return 'leading'
  const above = amount - highestOf(ladder)
  if (above <= 0n) return ladder.leader && amount > ladder.tiedAmount ? 'outbid' : 'not_above'
  return above % ladder.step === 0n ? null : 'off_step'
}
