import { roomFor, shareOf, type Terms } from '@/lib/domain/income/share'
import { boosted } from '@/lib/domain/shop/boosted'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockBoosts, useBoosts } from '@/lib/server/shop/boosts'
import type { Prisma } from '@/prisma/generated/client'
import { credit } from './credit'
import { type RuleRow, toTermsView } from './view'
import { lockPayable, lockWalletsOf } from './wallets'

type Facts = Pick<
  Prisma.IncomePaymentUncheckedCreateInput,
  'kind' | 'label' | 'dueAt' | 'periodIndex' | 'replacesId' | 'actorId' | 'reason'
>

/**
 * Pays every wallet of a rule's currency its share, in one batch and one transaction with the payment's row. What a frozen
 * wallet does not get is written down as owed. Only under the rule's lock.
 * @returns the payment's id and what was paid
 */
export async function payOut(
  uow: UnitOfWork,
  rule: RuleRow,
  terms: Terms,
  facts: Facts,
): Promise<{ id: string; total: bigint }> {
  // The row first: a period that is paid already is refused before any money moves.
  const { id } = await uow.tx.incomePayment.create({
    data: {
      ...facts,
      id: newId(),
      leagueId: rule.leagueId,
      ruleId: rule.id,
      terms: toTermsView(terms),
      cap: rule.cap,
      at: uow.now,
      state: 'paid',
    },
    select: { id: true },
  })
  const wallets = await lockWalletsOf(uow, rule)
  const boosts = await lockBoosts(uow.tx, rule)
  const shares = wallets
    .map(({ id: walletId, teamId, total, frozen }) => {
      const plain = shareOf(terms, total, rule.cap)
      const own = boosts.get(teamId) ?? []
      const amount = roomFor(boosted(plain, own), total, rule.cap)
      // Where the cap leaves no room for it, a boost is kept for another payment.
      return { walletId, frozen, amount, used: amount > plain ? own : [] }
    })
    .filter(({ amount }) => amount > 0n)
  const used = shares.flatMap((share) => share.used.map(({ purchaseId }) => purchaseId))
  await useBoosts(uow.tx, id, used)
  const now = shares.filter(({ frozen }) => !frozen)
  const later = shares.filter(({ frozen }) => frozen)
  const total = await credit(uow, { id, leagueId: rule.leagueId }, facts.label, now)
  await uow.tx.incomeOwed.createMany({
    data: later.map(({ walletId, amount }) => ({ paymentId: id, walletId, amount })),
  })
  await uow.tx.incomePayment.update({ where: { id }, data: { total, walletCount: now.length } })
  return { id, total }
}

/**
 * Pays what wallets were owed of a payment while they were frozen, those that are no longer. Only under the rule's lock.
 * @returns what was paid; null when nothing could be settled
 */
export async function payOwed(
  uow: UnitOfWork,
  payment: { id: string; leagueId: string; label: string; cap: bigint | null },
): Promise<bigint | null> {
  const owed = await uow.tx.incomeOwed.findMany({ where: { paymentId: payment.id, settledAt: null } })
  const wallets = await lockPayable(
    uow,
    owed.map(({ walletId }) => walletId),
  )
  const shares = owed.flatMap(({ walletId, amount }) => {
    const wallet = wallets.find(({ id }) => id === walletId)
    return wallet && !wallet.frozen ? [{ walletId, amount: roomFor(amount, wallet.total, payment.cap) }] : []
  })
  if (shares.length === 0) return null
  const paid = shares.filter(({ amount }) => amount > 0n)
  const total = await credit(uow, payment, `${payment.label}, owed while frozen`, paid)
  for (const { walletId, amount } of shares) {
    await uow.tx.incomeOwed.update({
      where: { paymentId_walletId: { paymentId: payment.id, walletId } },
      data: { paid: amount, settledAt: uow.now },
    })
  }
  await uow.tx.incomePayment.update({
    where: { id: payment.id },
    data: {
      total: { increment: total },
      walletCount: { increment: paid.length },
      version: { increment: 1 },
    },
  })
  return total
}
