import type { LiveEvent } from '@/lib/contracts/events'
import type { MoneyKind } from '@/lib/contracts/views'
import type { Actor, UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from '@/lib/server/idempotency/key'

/** A wallet as committed. Amounts in minor units of its currency. */
export interface Wallet {
  id: string
  leagueId: string
  teamId: string
  currencyId: string
  available: bigint
  held: bigint
  /** The number of its newest posting. */
  postingSeq: bigint
  /** Counts every change, holds too. */
  version: bigint
}

/** What a posting or a hold was for. */
export interface Cause {
  type: 'round' | 'award' | 'sheet' | 'team' | 'tiebreaker' | 'purchase' | 'queued'
  id: string
}

/** The other side of a posting: accounts of the league, with no row and no balance of their own to lock. */
export type SystemAccount = 'house' | 'income' | 'adjustment'

/** What every change of money says of itself. */
export interface MoneyCommand {
  leagueId: string
  actor: Actor & { userId: string }
  /** A sentence for the statement. */
  reason: string
  cause?: Cause
  /** The request's Idempotency-Key; not needed inside an open transaction, whose command has its own. */
  claim?: IdempotencyClaim | null
  /** An open transaction to be part of; else the change has one of its own. */
  within?: UnitOfWork
}

/** One signed change of a wallet. */
export interface Line {
  walletId: string
  /** Change of `available`. */
  available: bigint
  /** Change of `held`. A hold placed is −x and +x: it moves no money and leaves no posting. */
  held: bigint
  cause?: Cause
}

/** Told after the commit, once for each changed wallet, in order. */
export interface BalanceUpdate {
  wallet: Wallet
  kind: MoneyKind
  /** Signed change of available + held. */
  amount: bigint
  /** The committed event in the team's room; of a hold, in the room of the team's own people. */
  event: LiveEvent<'wallet_update'>
}
