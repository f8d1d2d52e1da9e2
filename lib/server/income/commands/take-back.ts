import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { reverseIncome } from '@/lib/contracts/endpoints'
import { notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { holdCommission } from '@/lib/server/money/access'
import { moneySubject } from '@/lib/server/money/view'
import { giveBoostsBack } from '@/lib/server/shop/boosts'
import { updateRule } from '../announce'
import { readPaid, transactionsOf } from '../data'
import { cannotGiveBack, nothingToTakeBack } from '../errors'
import { lockRuleOf } from '../lock'
import { paymentRead, toPaymentViews, toRuleView } from '../view'
import { lockPayable } from '../wallets'

/**
 * Takes a payment back from every wallet that got it, by reversing its transactions; what was still owed of it no longer is.
 * The period stays taken: the scheduler does not pay it again.
 * @throws AppError forbidden, conflict (taken back, or nothing was paid), insufficient_funds (names the teams), not_found
 */
export async function takeBack(
  uow: UnitOfWork,
  scope: LeagueScope,
  paymentId: string,
  reason: string,
): Promise<AnswerOf<typeof reverseIncome>> {
  const by = await holdCommission(uow, scope)
  const rule = await lockRuleOf(uow, scope, paymentId)
  const found = await uow.tx.incomePayment.findUniqueOrThrow({ where: { id: paymentId } })
  if (found.state !== 'paid') throw nothingToTakeBack(found.state)
  await checkFunds(uow, paymentId)
  const cause = { type: 'income', id: paymentId } as const
  for (const transactionId of await transactionsOf(uow.tx, paymentId)) {
    const undoing = await balanceManager.reverse({
      leagueId: scope.leagueId,
      actor: uow.actor,
      kind: 'reversal',
      reason: `${found.label}: ${reason}`,
      cause,
      transactionId,
      within: uow,
    })
    const told = { act: 'reversed', by, reason, undone: found.label } as const
    if (undoing.transactionId) {
      await tellFeed(uow, scope.leagueId, await moneySubject(uow, told, undoing.transactionId))
    }
  }
  await giveBoostsBack(uow.tx, paymentId)
  const { now } = uow
  await uow.tx.incomeOwed.updateMany({
    where: { paymentId, settledAt: null },
    data: { paid: 0n, settledAt: now },
  })
  await uow.tx.incomePayment.update({
    where: { id: paymentId },
    data: {
      state: 'reversed',
      reversedAt: now,
      reversedById: scope.userId,
      reversalReason: reason,
      version: { increment: 1 },
    },
  })
  const totals = { paidTotal: { decrement: found.total }, paidCount: { decrement: 1 } }
  const changed = await updateRule(uow, rule.id, 'reversed', totals, [paymentId])
  await recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action: 'income.reverse',
    subjectId: paymentId,
    summary: `Took “${found.label}” back`,
    reason,
    details: { ruleId: rule.id, total: String(found.total) },
  })
  const row = await uow.tx.incomePayment.findUniqueOrThrow({ where: { id: paymentId }, ...paymentRead })
  const [payment] = await toPaymentViews(uow.tx, [row])
  if (!payment) throw notFound()
  return { rule: toRuleView(changed), payment }
}

/** Under the wallets' locks: what the sentence says is so when the money would move. */
async function checkFunds(uow: UnitOfWork, paymentId: string): Promise<void> {
  const paid = await readPaid(uow.tx, paymentId)
  const wallets = await lockPayable(
    uow,
    paid.map(({ walletId }) => walletId),
  )
  const hindered = { spent: [] as string[], frozen: [] as string[], held: false }
  for (const { walletId, name, amount } of paid) {
    const wallet = wallets.find(({ id }) => id === walletId)
    if (!wallet) continue
    if (wallet.frozen) hindered.frozen.push(name)
    else if (wallet.total < amount) hindered.spent.push(name)
    else if (wallet.available < amount) hindered.held = true
  }
  const { spent, frozen, held } = hindered
  if (spent.length > 0 || frozen.length > 0 || held) throw cannotGiveBack(hindered)
}
