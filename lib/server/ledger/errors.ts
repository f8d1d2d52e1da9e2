import { AppError, notFound } from '@/lib/platform/app-error'
import { constraintOf, sqlState } from '@/lib/platform/database/errors'

/** What the database refused, in the words of the ledger; anything else as it is. */
export function asLedgerError(error: unknown): unknown {
  const state = sqlState(error)
  // GV404 is ledger_write's own: a wallet that is not of this league.
  if (state === 'GV404') return notFound()
  if (state === '23514') {
    // The constraint's name is in the message alone, which a server may word in another language.
    if (constraintOf(error) !== 'wallets_total_bounded') return insufficientFunds()
    return new AppError('invalid_request', 'No wallet can hold that much.')
  }
  // ledger_transactions.reverses_id is unique: a transaction is reversed once.
  if (state === '23505') return new AppError('conflict', 'That has already been reversed.')
  return error
}

export const insufficientFunds = () =>
  new AppError('insufficient_funds', 'There is not enough available money for that.')
