import type { ItemEffect, PurchaseView, ShopItemView } from '@/lib/contracts/views'
import { hindranceOf } from '@/lib/domain/shop/may-buy'
import { notFound } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { holdMember, type LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { lockLiveSheets, renewHolds } from '@/lib/server/rounds/commands/renew-holds'
import { announcePlaces } from '@/lib/server/squads/commands'
import type { ShopItem } from '@/prisma/generated/client'
import { changeItem } from '../announce'
import { cannotBuy, onlyTeams, priceChanged } from '../errors'
import { lockItem } from '../lock'
import { purchaseRead, toPurchaseView } from '../view'

export interface Bought {
  item: ShopItemView
  purchase: PurchaseView
}

/**
 * Buys one of an item for the buyer's team: money, stock and effect in this one transaction.
 * @param price as the buyer saw it, minor units of `currencyId`
 * @throws AppError forbidden (runs no team), not_found, not_on_sale, sold_out, limit_reached, version_conflict (another price by
 * now), insufficient_funds, conflict (a submitted bid would be too high)
 */
export async function buyItem(
  uow: UnitOfWork,
  scope: LeagueScope,
  { itemId, price, currencyId }: { itemId: string; price: bigint; currencyId?: string | undefined },
): Promise<Bought> {
  const { tx, now } = uow
  const { leagueId } = scope
  const member = await holdMember(tx, scope)
  if (!member) throw notFound()
  const { teamId, userId } = member
  if (!teamId) throw onlyTeams()
  // Sheets before items: a settlement takes rounds first, too.
  const sheets = await lockLiveSheets(uow, { leagueId, teamId })
  const item = await lockItem(uow, scope, itemId)
  const owned = await tx.purchase.count({ where: { itemId, teamId, refundedAt: null } })
  const hindrance = hindranceOf({ ...item, state: item.state as ShopItemView['state'] }, owned, now)
  if (hindrance) throw cannotBuy(hindrance, item.name, item.teamLimit)
  if (item.price !== price || (currencyId ?? item.currencyId) !== item.currencyId)
    throw priceChanged(item.name)

  const id = newId(now.getTime())
  const effect = item.effect as ItemEffect
  const transactionId = await pay(uow, scope, { id, teamId, item })
  await tx.purchase.create({
    data: {
      id,
      leagueId,
      itemId,
      teamId,
      buyerId: userId,
      itemName: item.name,
      effect,
      price,
      currencyId: item.currencyId,
      transactionId,
      boughtAt: now,
    },
  })
  const columns = effect.kind === 'boost' ? { ...effect, paymentsLeft: effect.payments } : effect
  await tx.teamEffect.create({ data: { purchaseId: id, leagueId, teamId, ...columns } })
  await renewHolds(uow, sheets)
  if (effect.kind === 'slot') await announcePlaces(uow, { leagueId, teamId })
  const purchase = toPurchaseView(await tx.purchase.findUniqueOrThrow({ where: { id }, ...purchaseRead }))
  const left = item.stock === null ? null : item.stock - 1
  const view = await changeItem(uow, itemId, { stock: left, sold: item.sold + 1 }, 'bought', purchase)
  return { item: view, purchase }
}

/** @returns the ledger's transaction */
async function pay(
  uow: UnitOfWork,
  scope: LeagueScope,
  { id, teamId, item }: { id: string; teamId: string; item: ShopItem },
): Promise<string> {
  const { leagueId } = scope
  const { currencyId, price, name } = item
  const wallet = await uow.tx.wallet.findUnique({ where: { teamId_currencyId: { teamId, currencyId } } })
  if (!wallet) throw notFound()
  const { transactionId } = await balanceManager.subtractBalance({
    leagueId,
    actor: scope,
    reason: `Bought “${name}”`,
    cause: { type: 'purchase', id },
    walletId: wallet.id,
    amount: price,
    kind: 'purchase',
    account: 'house',
    within: uow,
  })
  if (!transactionId) throw new Error('The ledger wrote nothing.')
  return transactionId
}
