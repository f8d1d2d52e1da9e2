import { z } from 'zod'
import { amountText } from '../money'
import { id, instant, personView } from './base'
import { basisPoints } from './income'

/** What buying an item does for the team. */
export const itemEffect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('slot'),
    /** More places in the squad. */
    slots: z.int().min(1).max(20),
    /** For this position alone; null: for players of any position. */
    position: z
      .string()
      .regex(/^[A-Z0-9]{1,6}$/)
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('boost'),
    /** Hundredths of a percent, on top of what an income payment would be. */
    basisPoints,
    /** On the team's next so many payments in this currency. */
    payments: z.int().min(1).max(100),
    currencyId: id,
  }),
])
export type ItemEffect = z.infer<typeof itemEffect>

export const shopItemState = z.enum(['active', 'withdrawn'])

export const shopItemView = z.strictObject({
  id,
  leagueId: id,
  name: z.string(),
  description: z.string(),
  effect: itemEffect,
  price: amountText,
  currencyId: id,
  /** How many are left; null: as many as are wanted. */
  stock: z.int().nullable(),
  /** How many were bought and not refunded. */
  sold: z.int(),
  /** The most that one team may own; null: no limit. */
  teamLimit: z.int().nullable(),
  onSaleFrom: instant.nullable(),
  onSaleUntil: instant.nullable(),
  state: shopItemState,
  version: z.int(),
})
export type ShopItemView = z.infer<typeof shopItemView>

export const purchaseView = z.strictObject({
  id,
  itemId: id,
  /** As it was called when it was bought. */
  itemName: z.string(),
  effect: itemEffect,
  teamId: id,
  buyer: personView,
  price: amountText,
  currencyId: id,
  boughtAt: instant,
  refund: z.strictObject({ at: instant, reason: z.string(), by: personView }).nullable(),
})
export type PurchaseView = z.infer<typeof purchaseView>

/** An income boost that a team still has. */
export const boostView = z.strictObject({
  purchaseId: id,
  itemName: z.string(),
  currencyId: id,
  basisPoints,
  paymentsLeft: z.int(),
})
export type BoostView = z.infer<typeof boostView>
