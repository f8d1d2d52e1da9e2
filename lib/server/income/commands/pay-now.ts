import type { AnswerOf, BodyOf } from '@/lib/contracts/endpoint'
import type { payIncome } from '@/lib/contracts/endpoints'
import { againLabel, extraLabel } from '@/lib/domain/income/payment-label'
import { notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdCommission } from '@/lib/server/money/access'
import { moneySubject } from '@/lib/server/money/view'
import { updateRule } from '../announce'
import { transactionsOf } from '../data'
import { notTakenBack, wrongState } from '../errors'
import { lockRule } from '../lock'
import { payOut } from '../pay-out'
import { paymentRead, termsOf, toPaymentViews, toRuleView } from '../view'

/**
 * A commissioner's payment outside of the schedule, which goes on as it was; or one in the place of a payment that was taken
 * back, once, after the rule has ended too.
 * @throws AppError forbidden, conflict (ended; not taken back, or made again already), not_found
 */
export async function payNow(
  uow: UnitOfWork,
  scope: LeagueScope,
  ruleId: string,
  { reason, terms, replaces }: BodyOf<typeof payIncome>,
): Promise<AnswerOf<typeof payIncome>> {
  const by = await holdCommission(uow, scope)
  const rule = await lockRule(uow, scope, ruleId)
  if (rule.state === 'ended' && replaces === null) throw wrongState(rule.state)
  const old = replaces === null ? null : await readTakenBack(uow, rule.id, replaces)
  const { id, total } = await payOut(uow, rule, terms ?? termsOf(rule), {
    kind: old ? 'again' : 'extra',
    label: old ? againLabel(old.label) : extraLabel(rule),
    dueAt: old?.dueAt ?? uow.now,
    replacesId: old?.id ?? null,
    actorId: scope.userId,
    reason,
  })
  if (old) {
    await uow.tx.incomePayment.update({ where: { id: old.id }, data: { version: { increment: 1 } } })
  }
  const totals = { paidTotal: { increment: total }, paidCount: { increment: 1 }, lastPaidAt: uow.now }
  const changed = await updateRule(uow, rule.id, 'paid', totals, old ? [old.id, id] : [id])
  await recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action: 'income.pay',
    subjectId: id,
    summary: old ? `Paid “${old.label}” again` : `Paid the income “${rule.name}” outside of its schedule`,
    reason,
    details: { ruleId: rule.id, total: String(total), replaces },
  })
  // Nothing was posted where every wallet is at its cap.
  for (const transactionId of await transactionsOf(uow.tx, id)) {
    const told = await moneySubject(uow, { act: 'paid', by, reason }, transactionId)
    await tellFeed(uow, scope.leagueId, told)
  }
  const row = await uow.tx.incomePayment.findUniqueOrThrow({ where: { id }, ...paymentRead })
  const [payment] = await toPaymentViews(uow.tx, [row])
  if (!payment) throw notFound()
  return { rule: toRuleView(changed), payment }
}

async function readTakenBack(uow: UnitOfWork, ruleId: string, id: string) {
  const row = await uow.tx.incomePayment.findFirst({ where: { id, ruleId }, ...paymentRead })
  if (!row) throw notFound()
  if (row.state !== 'reversed' || row.replacedBy) throw notTakenBack()
  return row
}
