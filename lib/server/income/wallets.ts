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
  const rows = await uow.tx.$queryRaw<
    { id: string; team_id: string; available: bigint; held: bigint; frozen: boolean }[]
  >`
    SELECT id, team_id, available, held, to_jsonb(w) ->> 'frozen_at' IS NOT NULL AS frozen
    FROM wallets w WHERE id = ANY (${[...walletIds]}::uuid[]) ORDER BY id`
  return rows.map(({ id, team_id, available, held, frozen }) => ({
    id,
    teamId: team_id,
    available,
    total: available + held,
    frozen,
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
