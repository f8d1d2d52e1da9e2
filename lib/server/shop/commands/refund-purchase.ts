import { isTooLarge } from '@/lib/domain/shop/places-in-use'
import { notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { holdCommission } from '@/lib/server/money/access'
import { readRoster } from '@/lib/server/rounds/team-limits'
import { announcePlaces } from '@/lib/server/squads/commands'
import { countOwned, readExtraPlaces } from '@/lib/server/squads/data'
import type { TeamEffect } from '@/prisma/generated/client'
import { changeItem } from '../announce'
import { boostUsed, placesInResolvingRound, placesInUse, refundedBefore } from '../errors'
import { lockItem } from '../lock'
import { purchaseRead, toPurchaseView } from '../view'
import type { Bought } from './buy-item'

/**
 * Takes a purchase back: its money by reversal, its effect by ending it, and there is one more in stock.
 * @throws AppError forbidden, not_found, conflict (refunded before, or its place is in use)
 */
export async function refundPurchase(
  uow: UnitOfWork,
  scope: LeagueScope,
  { purchaseId, reason }: { purchaseId: string; reason: string },
): Promise<Bought> {
  const { tx, now } = uow
  const { leagueId, userId } = scope
  // A settlement that would fill the place meanwhile has the league first.
  await tx.$queryRaw`SELECT 1 FROM leagues WHERE id = ${leagueId}::uuid FOR NO KEY UPDATE`
  await holdCommission(uow, scope)
  const known = await tx.purchase.findFirst({ where: { id: purchaseId, leagueId } })
  if (!known) throw notFound()
  const item = await lockItem(uow, scope, known.itemId)
  const bought = await tx.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    include: { team: { select: { name: true } }, teamEffect: true },
  })
  if (bought.refundedAt) throw refundedBefore()
  const { teamId, teamEffect, itemName } = bought
  await balanceManager.reverse({
    leagueId,
    actor: scope,
    reason: `Refund of “${itemName}”: ${reason}`,
    cause: { type: 'purchase', id: purchaseId },
    transactionId: bought.transactionId,
    kind: 'refund',
    within: uow,
  })
  // After the wallet, which a payment of income locks before its boosts.
  if (teamEffect) await endEffect(uow, teamEffect)
  const row = await tx.purchase.update({
    where: { id: purchaseId },
    data: { refundedAt: now, refundReason: reason, refundedById: userId },
    ...purchaseRead,
  })
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'shop.refund',
    summary: `Refunded “${itemName}” to ${bought.team.name}`,
    reason,
    subjectId: purchaseId,
  })
  if (teamEffect?.kind === 'slot') await announcePlaces(uow, { leagueId, teamId })
  const purchase = toPurchaseView(row)
  const left = item.stock === null ? null : item.stock + 1
  const view = await changeItem(uow, item.id, { stock: left, sold: item.sold - 1 }, 'refunded', purchase)
  return { item: view, purchase }
}

/** @throws AppError conflict: it is in use, or has been used */
async function endEffect(uow: UnitOfWork, effect: TeamEffect) {
  if (effect.kind === 'slot') return endPlaces(uow, effect)
  const { purchaseId, payments } = effect
  // Unless a payment has used it meanwhile.
  const { count } = await uow.tx.teamEffect.updateMany({
    where: { purchaseId, paymentsLeft: payments },
    data: { endedAt: uow.now },
  })
  if (count === 0) throw boostUsed()
}

/** @throws AppError conflict: the team has more players than it may have without it, or a round is being settled with it */
async function endPlaces({ tx, now }: UnitOfWork, { purchaseId, leagueId, teamId }: TeamEffect) {
  const resolving = await tx.bidSheet.findFirst({
    where: { teamId, submittedAt: { not: null }, round: { state: 'resolving' } },
    select: { round: { select: { name: true } } },
  })
  if (resolving) throw placesInResolvingRound(resolving.round.name)
  await tx.teamEffect.update({ where: { purchaseId }, data: { endedAt: now } })
  const roster = await readRoster(tx, leagueId)
  const extra = (await readExtraPlaces([teamId], tx)).get(teamId) ?? []
  const owned = (await countOwned([teamId], tx)).get(teamId) ?? {}
  if (isTooLarge(roster, extra, owned)) throw placesInUse()
}
