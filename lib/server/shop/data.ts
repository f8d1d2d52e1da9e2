import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getShop } from '@/lib/contracts/endpoints'
import type { Queryable } from '@/lib/platform/database/client'
import { inSnapshot } from '@/lib/platform/database/snapshot'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { purchaseRead, toItemView, toPurchaseView } from './view'

/** The purchases that the page lists. */
const LATEST = 100

/** All of one moment: by an item's version a tab knows whether a purchase of it is in the rest. */
export const readShop = (scope: LeagueScope) => inSnapshot((tx) => readParts(tx, scope))

async function readParts(
  tx: Queryable,
  { leagueId, teamId }: LeagueScope,
): Promise<Omit<AnswerOf<typeof getShop>, 'asOf'>> {
  const items = await tx.shopItem.findMany({ where: { leagueId }, orderBy: { id: 'asc' } })
  const owned = teamId
    ? await tx.purchase.groupBy({
        by: ['itemId'],
        where: { leagueId, teamId, refundedAt: null },
        orderBy: { itemId: 'asc' },
        _count: true,
      })
    : []
  const purchases = await tx.purchase.findMany({
    where: { leagueId },
    orderBy: { id: 'desc' },
    take: LATEST,
    ...purchaseRead,
  })
  return {
    items: items.map(toItemView),
    teamId,
    owned: owned.map(({ itemId, _count }) => ({ itemId, count: _count })),
    purchases: purchases.map(toPurchaseView),
  }
}
