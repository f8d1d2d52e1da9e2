import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createItem } from '@/lib/server/shop/commands/create-item'
import type { MadeLeague } from '@/lib/testing/factories'

/** What the league's shop offers by the time somebody tries the demo: prices in tenths of a florin. */
export async function stockShop(league: MadeLeague): Promise<void> {
  const currencyId = league.currencies[0]?.id ?? ''
  const common = { currencyId, onSaleFrom: null, onSaleUntil: null }
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
      name: 'A brass band',
      description: 'Plays before the gates open, and more people come.',
      effect: { kind: 'boost', basisPoints: 2_500, payments: 4, currencyId },
      price: 35n,
      stock: 3,
      teamLimit: 1,
    },
  ] as const
  for (const item of items) {
    await inTransaction(league.owner, (uow) => createItem(uow, league.scope, { ...common, ...item }))
  }
}
