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
    case '23514':
      // The constraint's name is in the message alone, which a server may word in another language.
      if (constraintOf(error) !== 'wallets_total_bounded') return insufficientFunds()
      return new AppError('invalid_request', 'No wallet can hold that much.')
    case '23505':
      // ledger_transactions.reverses_id is unique: a transaction is reversed once.
      if (constraintOf(error) !== 'holds_one_active_per_cause')
        return new AppError('conflict', 'That has already been reversed.')
      return new AppError('conflict', 'Money is held for that already.')
    default:
      return error
  }
}

export const insufficientFunds = () =>
  new AppError('insufficient_funds', 'There is not enough available money for that.')

/** @param whose "The wallet of Night Herons is frozen" */
const walletFrozen = (whose: string) =>
  new AppError('wallet_frozen', `${whose}: its money stays as it is until a commissioner unfreezes it.`)
