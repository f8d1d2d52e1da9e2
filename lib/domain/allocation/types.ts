import type { RoundRules, TieBreak } from '@/lib/contracts/round-rules'
import type { Squad } from '@/lib/domain/roster/open-slots'

/** All money is in minor units of the round's currency, at most 2^53−1. */
export interface AllocationInput {
  rules: RoundRules
  /** Committed before the close. Decides draws, and which of several equal bids is looked at first. */
  seed: string
  players: readonly AllocationPlayer[]
  teams: readonly AllocationTeam[]
  bids: readonly AllocationBid[]
  /** Live tiebreakers decided so far. */
  tieResults?: readonly TieResult[]
  /** How the tiebreakers stand that are under way. */
  liveTies?: readonly LiveTie[]
}

export interface AllocationPlayer {
  playerId: string
  position: string
}

export interface AllocationTeam {
  teamId: string
  /** Available plus held for this round: what the reserve for open slots is reckoned from. */
  funds: bigint
  /** The hold placed when the sheet was submitted; the team never pays more, raises in a tiebreaker apart. */
  spendLimit: bigint
  squad: Squad
}

export interface AllocationBid {
  teamId: string
  playerId: string
  amount: bigint
  /** Epoch milliseconds, the server's clock; a raise takes a new time. */
  submittedAt: number
}

export interface TieResult {
  playerId: string
  winnerTeamId: string
  /** What the winner pays: the tied amount or more. What is above it was held by the tiebreaker itself. */
  amount: bigint
}

/**
 * A live tiebreaker while it is under way. What its leader has raised to counts as his price, so that nothing is awarded
 * meanwhile that would take the money; and whoever has withdrawn is no fallback.
 */
export interface LiveTie {
  playerId: string
  /** Above the tied amount. */
  lead?: { teamId: string; amount: bigint }
  withdrawnTeamIds: readonly string[]
}

export interface AllocationResult {
  /** One a player at most, in step order. */
  awards: Award[]
  /** Every bid that won nothing and is in no pending tie, with why. */
  refusals: Refusal[]
  /** Live tiebreakers still to be held. */
  ties: PendingTie[]
  /** What the allocation leaves each team with, by team id. */
  teams: TeamOutcome[]
  /** Empty unless asked for. */
  trace: TraceStep[]
}

/**
 * `dependsOn` names the players whose pending tie may still change a result; it is absent when the result
 * holds however every tie ends.
 */
interface Provisional {
  dependsOn?: string[]
}

export interface Award extends Provisional {
  playerId: string
  teamId: string
  amount: bigint
  /** Counts the (amount, player) pairs that were looked at, from 0. */
  step: number
  /** What parted this team from others with the same bid; absent when there was none. */
  decidedBy?: TieBreak
}

export type UnfitReason =
  /** No slot left in the squad. */
  | 'squad_full'
  /** No slot left at the player's position. */
  | 'position_full'
  /** As many players won in this round as the rules allow. */
  | 'win_limit'
  /** More than is left of the hold or of the funds. */
  | 'insufficient_funds'
  /** Would not leave the minimum for each slot still open. */
  | 'reserve'

export type RefusalReason =
  | UnfitReason
  | 'outbid'
  | 'lost_tie'
  /** Under the round's minimum bid. */
  | 'below_minimum'
  /** Not a whole number of steps above the minimum. */
  | 'off_step'

export interface Refusal extends Provisional {
  playerId: string
  teamId: string
  amount: bigint
  /** For `outbid`, the step at which the player went to another team or into a tie. */
  step: number
  reason: RefusalReason
}

export interface PendingTie extends Provisional {
  playerId: string
  /** By id. */
  teamIds: string[]
  amount: bigint
  step: number
  /** Who has the player at the tied amount if nobody raises: the rest of the tie chain. */
  fallback: { teamId: string; decidedBy: TieBreak }
}

export interface TeamOutcome {
  teamId: string
  /** Awards, minor units. */
  spent: bigint
  /** Kept back for its pending ties, minor units: the tied amounts, or where it leads what it has raised to. */
  reserved: bigint
  wins: number
  /** Slots still open with a slot kept for each pending tie. */
  openSlots: number
  /**
   * Only for a team in a pending tie: how far above the tied amounts it may go, over all its ties
   * together, and still pay for all that is its own or kept for it. Minor units. Within it, no raise
   * changes a result that has no `dependsOn`. Never less than what it has raised by already.
   */
  headroom?: bigint
}

export interface TraceStep extends Provisional {
  step: number
  playerId: string
  amount: bigint
  candidates: TraceCandidate[]
  outcome:
    | { kind: 'awarded'; teamId: string; decidedBy?: TieBreak }
    | { kind: 'tie_pending'; teamIds: string[] }
    /** Nobody with this bid could take the player, who goes on to the next bid. */
    | { kind: 'passed' }
}

/** A team with this bid, as it stood when the bid was looked at; amounts kept for ties count as gone. */
export interface TraceCandidate {
  teamId: string
  /** Left of its funds, minor units. */
  remaining: bigint
  /** Left of its hold, minor units. */
  spendable: bigint
  openSlots: number
  /** Absent: the bid fitted. */
  refused?: RefusalReason
}

export type AllocationErrorCode =
  | 'duplicate_player'
  | 'duplicate_team'
  | 'duplicate_bid'
  | 'duplicate_tie_result'
  | 'unknown_player'
  | 'unknown_team'
  | 'amount_out_of_range'
  | 'tie_result_mismatch'

/** The input contradicts itself. Nothing is allocated rather than something guessed. */
export class AllocationError extends Error {
  override readonly name = 'AllocationError'
  readonly code: AllocationErrorCode

  constructor(code: AllocationErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
