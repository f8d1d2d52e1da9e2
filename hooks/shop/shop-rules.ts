import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getShop } from '@/lib/contracts/endpoints'

export type Shop = AnswerOf<typeof getShop>

/** As many as a read lists. */
const LATEST = 100

/** What events make of a league's shop: an item comes whole, with the purchase that changed it. */
export const shopRules: CacheRules<Shop> = {
  ...aside,
  shop_update: (shop, { data: { item, purchase, owned } }) => {
    const shown = shop.items.find(({ id }) => id === item.id)
    // All of an answer is of one moment: what has this version of the item has its purchase, too.
    if (shown && shown.version >= item.version) return shop
    const next = { ...shop, items: withOne(shop.items, item) }
    if (!purchase) return next
    next.purchases = withOne(shop.purchases, purchase).reverse().slice(0, LATEST)
    if (purchase.teamId !== shop.teamId) return next
    // A node of an older version does not say how many there are now.
    if (typeof owned !== 'number') return 'refetch'
    return { ...next, owned: withCount(shop.owned, item.id, owned) }
  },
  // I may run another team now.
  member_update: () => 'refetch',
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  players_update: unchanged,
  team_update: unchanged,
}

/** By id, which is the order in which they were made, the oldest first: what is told in the place of what was. */
const withOne = <T extends { id: string }>(all: readonly T[], told: T): T[] =>
  [...all.filter(({ id }) => id !== told.id), told].sort((a, b) => (a.id < b.id ? -1 : 1))

function withCount(owned: Shop['owned'], itemId: string, count: number): Shop['owned'] {
  const others = owned.filter((each) => each.itemId !== itemId)
  const all = count > 0 ? [...others, { itemId, count }] : others
  return all.sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
}
