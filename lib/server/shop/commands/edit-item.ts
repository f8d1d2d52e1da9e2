import { isDeepStrictEqual } from 'node:util'
import type { BodyOf } from '@/lib/contracts/endpoint'
import type * as endpoints from '@/lib/contracts/endpoints'
import type { ShopItemView } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdCommission } from '@/lib/server/money/access'
import { changeItem } from '../announce'
import { effectStays, itemChanged } from '../errors'
import { lockItem } from '../lock'
import { toItemView } from '../view'
import { columnsOf } from './offer'

/**
 * Changes an item, withdraws it or puts it back. Who owns one keeps it as he bought it.
 * @throws AppError forbidden, version_conflict (changed meanwhile; a sale is a change), conflict (what it does, after it was sold), and as columnsOf
 */
export async function editItem(
  uow: UnitOfWork,
  scope: LeagueScope,
  itemId: string,
  { expectedVersion, state, ...offer }: BodyOf<typeof endpoints.editItem>,
): Promise<ShopItemView> {
  await holdCommission(uow, scope)
  const item = await lockItem(uow, scope, itemId)
  if (item.version !== expectedVersion) throw itemChanged(item.version)
  const known = toItemView(item)
  const isSame = isDeepStrictEqual(known.effect, offer.effect)
  if (!isSame && (await uow.tx.purchase.count({ where: { itemId } })) > 0) throw effectStays()
  const change = state === item.state ? 'edited' : state === 'withdrawn' ? 'withdrawn' : 'restored'
  await recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action: 'shop.edit',
    summary: `${WORDS[change]} “${offer.name}” ${change === 'edited' ? 'in' : change === 'withdrawn' ? 'from' : 'into'} the shop`,
    subjectId: itemId,
  })
  return changeItem(uow, itemId, { ...(await columnsOf(uow.tx, scope, offer)), state }, change)
}

const WORDS = { edited: 'Changed', withdrawn: 'Withdrew', restored: 'Put back' } as const
