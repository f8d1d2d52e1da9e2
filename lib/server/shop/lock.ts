import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import type { ShopItem } from '@/prisma/generated/client'

/** Locks an item for the rest of the transaction: whoever buys, edits or refunds it does so alone. @throws AppError not_found */
export async function lockItem(
  { tx }: UnitOfWork,
  { leagueId }: LeagueScope,
  itemId: string,
): Promise<ShopItem> {
  await tx.$queryRaw`SELECT 1 FROM shop_items WHERE id = ${itemId}::uuid FOR UPDATE`
  const item = await tx.shopItem.findFirst({ where: { id: itemId, leagueId } })
  if (!item) throw notFound()
  return item
}
