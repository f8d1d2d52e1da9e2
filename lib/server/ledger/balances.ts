import { notFound } from '@/lib/platform/app-error'
import { database, type Queryable } from '@/lib/platform/database/client'
import type { Wallet } from './types'

/** @returns wallets by id, each with the version that its figures belong to; what does not exist is missing */
export async function getBalances(
  walletIds: readonly string[],
  db: Queryable = database(),
): Promise<Map<string, Wallet>> {
  const wallets = await db.wallet.findMany({ where: { id: { in: [...walletIds] } } })
  return new Map(wallets.map((wallet) => [wallet.id, wallet]))
}

/** @throws AppError not_found */
export async function getBalance(walletId: string, db: Queryable = database()): Promise<Wallet> {
  const wallet = (await getBalances([walletId], db)).get(walletId)
  if (!wallet) throw notFound()
  return wallet
}
