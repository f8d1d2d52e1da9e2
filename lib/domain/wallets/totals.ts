import type { WalletView } from '@/lib/contracts/views'

/** Of all wallets of a currency; minor units. */
export interface Totals {
  total: bigint
  most: bigint
  least: bigint
}

/** By currency's id; held money counts. */
export function totalsOf(wallets: readonly Pick<WalletView, 'currencyId' | 'total'>[]): Map<string, Totals> {
  const byCurrency = new Map<string, Totals>()
  for (const { currencyId, total } of wallets) {
    const amount = BigInt(total)
    const before = byCurrency.get(currencyId)
    byCurrency.set(currencyId, {
      total: (before?.total ?? 0n) + amount,
      most: before && before.most > amount ? before.most : amount,
      least: before && before.least < amount ? before.least : amount,
    })
  }
  return byCurrency
}
