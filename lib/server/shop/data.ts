import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getShop } from '@/lib/contracts/endpoints'
import { database } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { purchaseRead, toItemView, toPurchaseView } from './view'

/** The purchases that the page lists. */
const LATEST = 100

export async function readShop(scope: LeagueScope): Promise<Omit<AnswerOf<typeof getShop>, 'asOf'>> {
  const { leagueId, teamId } = scope
  const [items, owned, purchases] = await Promise.all([
    database().shopItem.findMany({ where: { leagueId }, orderBy: { id: 'asc' } }),
    teamId
      ? database().purchase.groupBy({
          by: ['itemId'],
          where: { leagueId, teamId, refundedAt: null },
          orderBy: { itemId: 'asc' },
          _count: true,
        })
      : [],
    database().purchase.findMany({
      where: { leagueId },
      orderBy: { id: 'desc' },
      take: LATEST,
      ...purchaseRead,
    }),
  ])
  return {
    items: items.map(toItemView),
    teamId,
    owned: owned.map(({ itemId, _count }) => ({ itemId, count: _count })),
    purchases: purchases.map(toPurchaseView),
  }
}
