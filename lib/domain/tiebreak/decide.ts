import type { TieBreak } from '@/lib/contracts/round-rules'
import type { TiebreakerDecision } from '@/lib/contracts/views'
import { highestOf, type Ladder } from './raise'

export interface Contest extends Ladder {
  /** Those that have not withdrawn; never empty. */
  standing: readonly string[]
  /** Who has the player if nobody raises, by the rest of the tie chain. */
  fallback: { teamId: string; decidedBy: TieBreak }
}

export interface Decision {
  teamId: string
  amount: bigint
  decidedBy: TiebreakerDecision
}

/** A team alone has won, whatever the clock says; null while there are several. */
export function lastStanding(contest: Contest): Decision | null {
  const [teamId, ...others] = contest.standing
  if (teamId === undefined || others.length > 0) return null
  return { teamId, amount: priceFor(contest, teamId), decidedBy: 'last_standing' }
}

/** When the time is over: the highest bid, or the rest of the chain at the tied amount. */
export function atClose(contest: Contest): Decision {
  const { leader, fallback, tiedAmount } = contest
  if (leader) return { ...leader, decidedBy: 'highest_bid' }
  return { teamId: fallback.teamId, amount: tiedAmount, decidedBy: fallback.decidedBy }
}

/** What a team pays when the player is given to it: the leader what it bid, any other the tied amount. */
export function priceFor(ladder: Ladder, teamId: string): bigint {
  return ladder.leader?.teamId === teamId ? highestOf(ladder) : ladder.tiedAmount
}
