import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { enterAsCommissioner, enterLeague, type LeagueScope } from '@/lib/server/leagues/access'

/** Lets a member in to an item of his league's shop. @throws AppError not_found */
export async function enterItem(viewer: Viewer, itemId: string): Promise<LeagueScope> {
  return enterLeague(viewer, await leagueOfItem(itemId))
}

/** @throws AppError not_found, forbidden */
export async function enterItemAsCommissioner(
  viewer: Viewer,
  itemId: string,
  act: string,
): Promise<LeagueScope> {
  return enterAsCommissioner(viewer, await leagueOfItem(itemId), act)
}

/** @throws AppError not_found, forbidden */
export async function enterPurchaseAsCommissioner(
  viewer: Viewer,
  purchaseId: string,
  act: string,
): Promise<LeagueScope> {
  const purchase = await database().purchase.findUnique({
    where: { id: purchaseId },
    select: { leagueId: true },
  })
  if (!purchase) throw notFound()
  return enterAsCommissioner(viewer, purchase.leagueId, act)
}

async function leagueOfItem(itemId: string): Promise<string> {
  const item = await database().shopItem.findUnique({ where: { id: itemId }, select: { leagueId: true } })
  if (!item) throw notFound()
  return item.leagueId
}
