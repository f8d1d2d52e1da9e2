import { AppError, notFound } from '@/lib/platform/app-error'
import { constraintOf, messageOf, sqlState } from '@/lib/platform/database/errors'

/** What the database refused, in the words of the ledger; anything else as it is. */
export function asLedgerError(error: unknown): unknown {
  switch (sqlState(error)) {
    case 'GV404':
      return notFound()
    case 'GV409':
      return new AppError('conflict', messageOf(error))
    case 'GV422':
      return new AppError('insufficient_funds', 'That is more than was held for it.')
    case 'GV423':
      return walletFrozen(messageOf(error))
    case '22003':
      return tooMuch()
    case '23514':
      return ofCheck(constraintOf(error))
    case '23505':
      // ledger_transactions.reverses_id is unique: a transaction is reversed once.
      if (constraintOf(error) !== 'holds_one_active_per_cause')
        return new AppError('conflict', 'That has already been reversed.')
      return new AppError('conflict', 'Money is held for that already.')
    default:
      return error
  }
}

// The constraint's name is in the message alone, which a server may word in another language.
function ofCheck(constraint: string | null): AppError {
  if (constraint === 'wallets_total_bounded') return tooMuch()
  // Lines that should sum to zero by themselves leave a rest, and there is no account for it.
  if (constraint === 'postings_on_wallet_or_account') {
    return new AppError('currency_mismatch', 'The two wallets are of different currencies.')
  }
  return insufficientFunds()
}

export const tooMuch = () => new AppError('invalid_request', 'No wallet can hold that much.')

export const insufficientFunds = () =>
  new AppError('insufficient_funds', 'There is not enough available money for that.')

/** @param whose "The wallet of Night Herons is frozen" */
export const walletFrozen = (whose: string) =>
  new AppError('wallet_frozen', `${whose}: its money stays as it is until a commissioner unfreezes it.`)
