import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getShop } from '@/lib/contracts/endpoints'
import type { PurchaseView } from '@/lib/contracts/views'

export type Shop = AnswerOf<typeof getShop>

/** As many as a read lists. */
const LATEST = 100

/** What events make of a league's shop: an item comes whole, with the purchase that changed it. */
export const shopRules: CacheRules<Shop> = {
  ...aside,
  shop_update: (shop, { data: { item, change, purchase } }) => {
    const shown = shop.items.find(({ id }) => id === item.id)
    if (shown && shown.version >= item.version) return shop
    const items = [...shop.items.filter(({ id }) => id !== item.id), item].sort(byId)
    if (!purchase) return { ...shop, items }
    const isMine = purchase.teamId === shop.teamId
    return {
      ...shop,
      items,
      owned: isMine ? withCount(shop.owned, item.id, change === 'bought' ? 1 : -1) : shop.owned,
      purchases: change === 'bought' ? withNew(shop.purchases, purchase) : replaced(shop.purchases, purchase),
    }
  },
  // I may run another team now.
  member_update: () => 'refetch',
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  players_update: unchanged,
  team_update: unchanged,
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

const withNew = (purchases: Shop['purchases'], purchase: PurchaseView) =>
  [...purchases, purchase].sort(byId).reverse().slice(0, LATEST)

const replaced = (purchases: Shop['purchases'], purchase: PurchaseView) =>
  purchases.map((each) => (each.id === purchase.id ? purchase : each))

function withCount(owned: Shop['owned'], itemId: string, change: 1 | -1): Shop['owned'] {
  const count = (owned.find((each) => each.itemId === itemId)?.count ?? 0) + change
  const others = owned.filter((each) => each.itemId !== itemId)
  const all = count > 0 ? [...others, { itemId, count }] : others
  return all.sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
}
