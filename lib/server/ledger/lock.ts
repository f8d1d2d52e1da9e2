import type { Queryable } from '@/lib/platform/database/client'

/**
 * Locks wallets for the rest of the transaction, in the order in which every write locks them, and says what is free in
 * each: for a rule that must hold when the money moves.
 */
export async function lockWallets(
  tx: Queryable,
  walletIds: readonly string[],
): Promise<Map<string, { available: bigint }>> {
  const rows = await tx.$queryRaw<{ id: string; available: bigint }[]>`
    SELECT id, available FROM ledger_lock(${[...walletIds]}::uuid[])`
  return new Map(rows.map(({ id, available }) => [id, { available }]))
}
