import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockWallets } from '@/lib/server/ledger/lock'

export interface PayableWallet {
  id: string
  teamId: string
  available: bigint
  /** available + held. */
  total: bigint
  /** It takes no money until a commissioner unfreezes it. */
  frozen: boolean
}

/** Locks wallets for the rest of the transaction and reads them as they are then. In id order. */
export async function lockPayable(uow: UnitOfWork, walletIds: readonly string[]): Promise<PayableWallet[]> {
  await lockWallets(uow.tx, walletIds)
  const rows = await uow.tx.wallet.findMany({
    where: { id: { in: [...walletIds] } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, teamId, available, held, frozenAt }) => ({
    id,
    teamId,
    available,
    total: available + held,
    frozen: frozenAt !== null,
  }))
}

/** Every wallet of a currency. */
export async function lockWalletsOf(
  uow: UnitOfWork,
  { leagueId, currencyId }: { leagueId: string; currencyId: string },
): Promise<PayableWallet[]> {
  const wallets = await uow.tx.wallet.findMany({ where: { leagueId, currencyId }, select: { id: true } })
  return lockPayable(
    uow,
    wallets.map(({ id }) => id),
  )
}
