import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createItem } from '@/lib/server/shop/commands/create-item'
import type { MadeLeague } from '@/lib/testing/factories'

/** What the league's shop offers by the time somebody tries the demo: prices in tenths of a florin. */
export async function stockShop(league: MadeLeague): Promise<void> {
  const common = { currencyId: league.currencies[0]?.id ?? '', onSaleFrom: null, onSaleUntil: null }
  const items = [
    {
      name: 'A folding chair',
      description: 'Room for one more at the table, whoever he is.',
      effect: { kind: 'slot', slots: 1, position: null },
      price: 80n,
      stock: null,
      teamLimit: 2,
    },
    {
      name: 'Spare gloves',
      description: 'A third goalkeeper, for the nights when two are not enough.',
      effect: { kind: 'slot', slots: 1, position: 'GK' },
      price: 35n,
      stock: 3,
      teamLimit: 1,
    },
  ] as const
  for (const item of items) {
    await inTransaction(league.owner, (uow) => createItem(uow, league.scope, { ...common, ...item }))
  }
}
