import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'

/** What BalanceManager takes at once. */
const A_BATCH = 2_000

export interface Share {
  walletId: string
  amount: bigint
}

/** Credits wallets with their shares of a payment, out of the league's income. @returns the sum */
export async function credit(
  uow: UnitOfWork,
  payment: { id: string; leagueId: string },
  reason: string,
  shares: readonly Share[],
): Promise<bigint> {
  for (let from = 0; from < shares.length; from += A_BATCH) {
    await balanceManager.batchUpdateBalances({
      leagueId: payment.leagueId,
      actor: uow.actor,
      reason,
      cause: { type: 'income', id: payment.id },
      kind: 'income',
      account: 'income',
      changes: shares.slice(from, from + A_BATCH),
      within: uow,
    })
  }
  return shares.reduce((sum, { amount }) => sum + amount, 0n)
}
