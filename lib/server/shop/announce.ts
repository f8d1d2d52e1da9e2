import type { EventData } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import type { PurchaseView, ShopItemView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Prisma } from '@/prisma/generated/client'
import { toItemView } from './view'

type Change = EventData<'shop_update'>['change']

/** Changes an item whose row is locked, raises its version, and tells the league. */
export async function changeItem(
  uow: UnitOfWork,
  itemId: string,
  data: Prisma.ShopItemUncheckedUpdateInput,
  change: Change,
  purchase: PurchaseView | null = null,
): Promise<ShopItemView> {
  await uow.tx.shopItem.update({ where: { id: itemId }, data: { ...data, version: { increment: 1 } } })
  return announceItem(uow, itemId, change, purchase)
}

export async function announceItem(
  uow: UnitOfWork,
  itemId: string,
  change: Change,
  purchase: PurchaseView | null = null,
): Promise<ShopItemView> {
  const item = toItemView(await uow.tx.shopItem.findUniqueOrThrow({ where: { id: itemId } }))
  const teamId = purchase?.teamId
  const owned = teamId ? await uow.tx.purchase.count({ where: { itemId, teamId, refundedAt: null } }) : null
  const shopItems = await uow.tx.shopItem.count({ where: { leagueId: item.leagueId, state: 'active' } })
  uow.emit(
    leagueRoom(item.leagueId),
    'shop_update',
    { item, change, purchase, owned, shopItems },
    item.version,
  )
  return item
}
