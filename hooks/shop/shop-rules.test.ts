import { describe, expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { PurchaseView, ShopItemView } from '@/lib/contracts/views'
import { blue, currencyId, event, leagueId, red, uuid } from '../live/testing'
import { type Shop, shopRules } from './shop-rules'

const effect = { kind: 'slot', slots: 1, position: null } as const
const item = (n: number, over: Partial<ShopItemView> = {}): ShopItemView => ({
  id: uuid(300 + n),
  leagueId,
  name: `Item ${n}`,
  description: '',
  effect,
  price: '10',
  currencyId,
  stock: null,
  sold: 0,
  teamLimit: null,
  onSaleFrom: null,
  onSaleUntil: null,
  state: 'active',
  version: 1,
  ...over,
})
const purchase = (n: number, over: Partial<PurchaseView> = {}): PurchaseView => ({
  id: uuid(400 + n),
  itemId: uuid(301),
  itemName: 'Item 1',
  effect,
  teamId: red,
  buyer: { userId: uuid(30), name: 'Ann' },
  price: '10',
  currencyId,
  boughtAt: '2026-01-01T00:00:00.000Z',
  refund: null,
  ...over,
})
const stale: Shop = {
  items: [item(1), item(3)],
  teamId: red,
  owned: [{ itemId: uuid(301), count: 1 }],
  purchases: [purchase(1)],
  asOf: {},
}
const told = (over: Partial<EventData<'shop_update'>>, shop = stale) =>
  shopRules.shop_update?.(
    shop,
    event('shop_update', {
      item: item(1, { version: 2 }),
      change: 'edited',
      purchase: null,
      owned: null,
      shopItems: 2,
      ...over,
    }),
  ) as Shop

describe('stale data and an event are what a fresh read would show', () => {
  it('a new item has its place, a changed one keeps it, an older word changes nothing', () => {
    expect(told({ item: item(2), change: 'created' }).items.map(({ name }) => name)).toEqual([
      'Item 1',
      'Item 2',
      'Item 3',
    ])
    expect(told({ item: item(1, { version: 2, price: '12' }) }).items[0]?.price).toBe('12')
    expect(told({ item: item(1), change: 'bought', purchase: purchase(1) })).toBe(stale)
  })

  it('a purchase of my team counts as owned, another’s does not; both are listed', () => {
    const mine = told({ change: 'bought', purchase: purchase(2), owned: 2 })
    expect([mine.owned, mine.purchases.map(({ id }) => id)]).toEqual([
      [{ itemId: uuid(301), count: 2 }],
      [uuid(402), uuid(401)],
    ])
    const theirs = told({ change: 'bought', purchase: purchase(2, { teamId: blue }), owned: 1 })
    expect([theirs.owned, theirs.purchases.length]).toEqual([stale.owned, 2])
  })

  it('what is counted is told, not added: a purchase that is listed already is listed once, and one after a hole counts all', () => {
    const again = told({ change: 'bought', purchase: purchase(1), owned: 1 })
    expect([again.owned, again.purchases]).toEqual([stale.owned, stale.purchases])
    expect(told({ change: 'bought', purchase: purchase(9), owned: 5 }).owned).toEqual([
      { itemId: uuid(301), count: 5 },
    ])
  })

  it('is read again after a purchase of mine of which an older version does not say how many I have', () => {
    expect(told({ change: 'bought', purchase: purchase(2), owned: undefined as never })).toBe('refetch')
  })

  it('a refund takes it away again, and stands where the purchase stood', () => {
    const refund = { at: '2026-01-02T00:00:00.000Z', reason: 'x', by: { userId: uuid(31), name: 'Olive' } }
    const after = told({ change: 'refunded', purchase: purchase(1, { refund }), owned: 0 })
    expect([after.owned, after.purchases]).toEqual([[], [purchase(1, { refund })]])
  })
})
