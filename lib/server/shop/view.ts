import type { ItemEffect, PurchaseView, ShopItemView } from '@/lib/contracts/views'
import type { Purchase, ShopItem } from '@/prisma/generated/client'

const iso = (date: Date | null) => date?.toISOString() ?? null

export const toItemView = (item: ShopItem): ShopItemView => ({
  id: item.id,
  leagueId: item.leagueId,
  name: item.name,
  description: item.description,
  effect: item.effect as ItemEffect,
  price: String(item.price),
  currencyId: item.currencyId,
  stock: item.stock,
  sold: item.sold,
  teamLimit: item.teamLimit,
  onSaleFrom: iso(item.onSaleFrom),
  onSaleUntil: iso(item.onSaleUntil),
  state: item.state as ShopItemView['state'],
  version: item.version,
})

const named = { select: { id: true, name: true } } as const

/** How a purchase is read for its view. */
export const purchaseRead = { include: { buyer: named, refundedBy: named } } as const

type Person = { id: string; name: string }
export type PurchaseRow = Purchase & { buyer: Person; refundedBy: Person | null }

export const toPurchaseView = (row: PurchaseRow): PurchaseView => ({
  id: row.id,
  itemId: row.itemId,
  itemName: row.itemName,
  effect: row.effect as ItemEffect,
  teamId: row.teamId,
  buyer: { userId: row.buyer.id, name: row.buyer.name },
  price: String(row.price),
  currencyId: row.currencyId,
  boughtAt: row.boughtAt.toISOString(),
  refund:
    row.refundedAt && row.refundedBy
      ? {
          at: row.refundedAt.toISOString(),
          reason: row.refundReason ?? '',
          by: { userId: row.refundedBy.id, name: row.refundedBy.name },
        }
      : null,
})
