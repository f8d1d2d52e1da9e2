import { z } from 'zod'
import { positiveAmount } from '../money'
import { asOfSchema } from '../rooms'
import { plainText, richText } from '../text'
import { id, instant, itemEffect, purchaseView, shopItemState, shopItemView } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Shop')
const inLeague = z.strictObject({ leagueId: id })
const ofItem = z.strictObject({ itemId: id })
const oneItem = z.strictObject({ item: shopItemView })
const bought = z.strictObject({ item: shopItemView, purchase: purchaseView })

const offer = {
  name: plainText(60),
  description: richText(500).or(z.literal('')).default(''),
  effect: itemEffect,
  price: positiveAmount,
  currencyId: id,
  stock: z.int().min(0).max(100_000).nullable(),
  teamLimit: z.int().min(1).max(1_000).nullable(),
  onSaleFrom: instant.nullable(),
  onSaleUntil: instant.nullable(),
}
const endsAfterItBegins = (sale: { onSaleFrom: string | null; onSaleUntil: string | null }) =>
  !sale.onSaleFrom || !sale.onSaleUntil || Date.parse(sale.onSaleFrom) < Date.parse(sale.onSaleUntil)
const saleInOrder = { path: ['onSaleUntil'], error: 'The sale must end after it begins.' }

export const getShop = endpoint('GET', '/api/leagues/{leagueId}/shop', {
  summary: 'The league’s shop: its items, what my team owns of each, and the latest purchases',
  params: inLeague,
  answer: z.strictObject({
    /** In the order in which they were made. */
    items: z.array(shopItemView),
    /** My team, if I run one. */
    teamId: id.nullable(),
    /** Of my team, refunded ones not counted. */
    owned: z.array(z.strictObject({ itemId: id, count: z.int() })),
    /** Newest first, 100 at most. */
    purchases: z.array(purchaseView),
    asOf: asOfSchema,
  }),
})

export const createItem = endpoint('POST', '/api/leagues/{leagueId}/shop', {
  summary: 'Put a new item into the shop (commissioner)',
  idempotent: true,
  params: inLeague,
  body: z.strictObject(offer).refine(endsAfterItBegins, saleInOrder),
  answer: oneItem,
})

export const editItem = endpoint('PUT', '/api/shop/{itemId}', {
  summary:
    'Change an item, take it out of the shop or put it back; what it does stays once it was sold (commissioner)',
  idempotent: true,
  params: ofItem,
  body: z
    .strictObject({
      ...offer,
      state: shopItemState,
      /** The version this edit began from; after another change 409 version_conflict. */
      expectedVersion: z.int().min(0),
    })
    .refine(endsAfterItBegins, saleInOrder),
  answer: oneItem,
})

export const buyItem = endpoint('POST', '/api/shop/{itemId}/buy', {
  summary: 'Buy an item for my team, at the price that I saw, in its currency',
  idempotent: true,
  params: ofItem,
  /** `currencyId`: left out, whatever it is sold for by now. */
  body: z.strictObject({ price: positiveAmount, currencyId: id.optional() }),
  answer: bought,
})

export const refundPurchase = endpoint('POST', '/api/purchases/{purchaseId}/refund', {
  summary:
    'Take a purchase back: the money returns, what it did ends; refused while a place is in use (commissioner)',
  idempotent: true,
  params: z.strictObject({ purchaseId: id }),
  body: z.strictObject({ reason: plainText(300, 'Say why; everyone will read it.') }),
  answer: bought,
})
