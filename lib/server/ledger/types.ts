import type { LiveEvent } from '@/lib/contracts/events'
import type { MoneyKind, WalletView } from '@/lib/contracts/views'
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
  /** Since when it refuses every change of money and every hold; null: it does not. */
  frozenAt: Date | null
  /** Of a frozen one. */
  frozenReason: string | null
  /** How often it was frozen or unfrozen. */
  freezes: bigint
}

/** A wallet after a write, with what the write did to it. */
export interface Changed extends Wallet {
  /** Signed change of available + held. */
  moved: bigint
  /** Signed change of held. */
  setAside: bigint
}

/** What a posting or a hold was for. */
export interface Cause {
  type: 'round' | 'award' | 'sheet' | 'team' | 'tiebreaker' | 'income' | 'purchase' | 'queued'
  id: string
}

/** The other side of a posting: accounts of the league, with no row and no balance of their own to lock. */
export type SystemAccount = 'house' | 'income' | 'adjustment'

/** What every change of money says of itself. */
export interface MoneyCommand {
  leagueId: string
  /** Who does it; userId null: the scheduler. */
  actor: Actor
  /** A sentence for the statement. */
  reason: string
  cause?: Cause
  /** The request's Idempotency-Key; not needed inside an open transaction, whose command has its own. */
  claim?: IdempotencyClaim | null
  /** An open transaction to be part of; else the change has one of its own. */
  within?: UnitOfWork
  /** Only says what would be, by the answer or by the refusal: nothing is changed, told or remembered. */
  dryRun?: boolean
}

/** What money can be moved for; a hold moves none. */
export type PostedKind = Exclude<MoneyKind, 'hold' | 'release' | 'freeze' | 'unfreeze'>

/** What a posting says besides: an adjustment unless it is named. */
export interface Posted {
  kind?: PostedKind
  account?: SystemAccount
}

/** What a change did, or with `dryRun` what it would do: as JSON can carry it, so that it can be kept with its key. */
export interface MoneyAnswer {
  /** Null: no money was moved. */
  transactionId: string | null
  /** The changed wallets as they are now, whole: cut them down for others (lib/domain/visibility). By id. */
  wallets: WalletView[]
}

/** One signed movement of money on a wallet: a posting. */
export interface Line {
  walletId: string
  /** Not zero. */
  amount: bigint
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
