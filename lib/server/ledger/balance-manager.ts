import './broadcast'
import { getBalance, getBalances } from './balances'
import {
  addBalance,
  batchUpdateBalances,
  setBalance,
  subtractBalance,
  transfer,
  updateUserBalance,
} from './changes'
import { readStatement } from './data'
import { freeze, unfreeze } from './freeze'
import { captureHold, captureHolds, hold, moveHold, releaseHold } from './holds'
import { onBalanceUpdate } from './listeners'
import { openWallets } from './open-wallets'
import { reverse } from './reverse'

/**
 * The only way to change a balance. Amounts are minor units; every change is a set of postings that sums to zero with a
 * wallet_update in the same transaction; onBalanceUpdate callbacks hear of it after the commit (docs/ledger.md).
 *
 * A change takes league, actor, reason, an Idempotency-Key's claim or an open transaction, and `dryRun`. captureHolds,
 * moveHold and openWallets are for commands that have a unit of work.
 */
export const balanceManager = {
  addBalance,
  subtractBalance,
  updateUserBalance,
  setBalance,
  batchUpdateBalances,
  transfer,
  hold,
  captureHold,
  releaseHold,
  moveHold,
  captureHolds,
  reverse,
  openWallets,
  freeze,
  unfreeze,
  getBalance,
  getBalances,
  statement: readStatement,
  onBalanceUpdate,
}
