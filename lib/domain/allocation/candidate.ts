import type { TieBreak } from '@/lib/contracts/round-rules'
import type { TiedBid } from './break-tie'
import type { TeamState } from './team-state'
import type { RefusalReason } from './types'

/** A bid that is being looked at, and its team as it stood when it was. */
export interface Candidate extends TiedBid {
  team: TeamState
  amount: bigint
  /** Left of the hold, in minor units. */
  spendable: number
  openSlots: number
  refused: RefusalReason | null
  /** Refused as things stand, but not in every outcome of the pending ties; or fitting, but not in every one. */
  inDoubt: boolean
}

export type Decision =
  | { kind: 'passed' }
  | { kind: 'awarded'; winner: Candidate; price: bigint; decidedBy?: TieBreak }
  | { kind: 'tie_pending'; leaders: Candidate[]; fallback: { teamId: string; decidedBy: TieBreak } }
