import { POST as createItem, GET as getShop } from '@/app/api/leagues/[leagueId]/shop/route'
import { POST as refund } from '@/app/api/purchases/[purchaseId]/refund/route'
import { POST as buy } from '@/app/api/shop/[itemId]/buy/route'
import { PUT as editItem } from '@/app/api/shop/[itemId]/route'
import type { BodyIn } from '@/lib/contracts/endpoint'
import type { createItem as endpoint } from '@/lib/contracts/endpoints'
import type { ShopItemView } from '@/lib/contracts/views'
import { callRoute } from './call-route'
import { type MadeLeague, type Person, signInAs } from './factories'

export type ShopClient = Awaited<ReturnType<typeof shopClient>>
type Offer = BodyIn<typeof endpoint>

/** One place for any position, at 10.00, as many as are wanted. */
export const offerIn = (league: MadeLeague, over: Partial<Offer> = {}): Offer => ({
  name: 'Extra place',
  description: 'One more player.',
  effect: { kind: 'slot', slots: 1, position: null },
  price: '1000',
  currencyId: league.currencies[0]?.id ?? '',
  stock: null,
  teamLimit: null,
  onSaleFrom: null,
  onSaleUntil: null,
  ...over,
})

/** A person in a league's shop, through its routes. */
export async function shopClient(league: MadeLeague, person: Person) {
  const { cookie } = await signInAs(person)
  const params = { leagueId: league.leagueId }
  const keyed = (key?: string) => (key ? { key } : {})
  return {
    person,
    cookie,
    shop: () => callRoute(getShop, { cookie, params }),
    create: (over: Partial<Offer> = {}, key?: string) =>
      callRoute(createItem, { cookie, params, body: offerIn(league, over), ...keyed(key) }),
    edit: (item: ShopItemView, change: Record<string, unknown> = {}) => {
      const { id, leagueId: _league, sold: _sold, version: expectedVersion, ...offer } = item
      const body = { ...offer, expectedVersion, ...change }
      return callRoute(editItem, { cookie, method: 'PUT', params: { itemId: id }, body })
    },
    buy: (itemId: string, price = '1000', key?: string) =>
      callRoute(buy, { cookie, params: { itemId }, body: { price }, ...keyed(key) }),
    refund: (purchaseId: string, reason = 'A mistake', key?: string) =>
      callRoute(refund, { cookie, params: { purchaseId }, body: { reason }, ...keyed(key) }),
  }
}
