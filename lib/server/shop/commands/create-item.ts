import type { ShopItemView } from '@/lib/contracts/views'
import { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdCommission } from '@/lib/server/money/access'
import { announceItem } from '../announce'
import { columnsOf, type Offer } from './offer'

/** Items that a league's page can still show. */
const MOST_ITEMS = 200

/** A new item in the shop. @throws AppError forbidden, conflict (too many items), and as columnsOf */
export async function createItem(uow: UnitOfWork, scope: LeagueScope, offer: Offer): Promise<ShopItemView> {
  await holdCommission(uow, scope)
  const { leagueId, userId } = scope
  if ((await uow.tx.shopItem.count({ where: { leagueId } })) >= MOST_ITEMS) {
    throw new AppError('conflict', `A shop has at most ${MOST_ITEMS} items. Change one that is withdrawn.`)
  }
  const id = newId(uow.now.getTime())
  const columns = await columnsOf(uow.tx, scope, offer)
  await uow.tx.shopItem.create({ data: { ...columns, id, leagueId, createdAt: uow.now } })
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'shop.create',
    summary: `Put “${offer.name}” into the shop`,
    subjectId: id,
  })
  return announceItem(uow, id, 'created')
}
