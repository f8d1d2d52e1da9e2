import type { EventData } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Prisma } from '@/prisma/generated/client'
import { scheduleNext } from './due-job'
import { paymentRead, type RuleRow, toPaymentViews, toRuleView } from './view'

export type Change = EventData<'income_update'>['change']

/** Changes a rule, numbers the change, schedules its next payment and tells the league, with the payments that it is about. */
export async function updateRule(
  uow: UnitOfWork,
  ruleId: string,
  change: Change,
  data: Prisma.IncomeRuleUncheckedUpdateInput,
  paymentIds: readonly string[] = [],
): Promise<RuleRow> {
  const rule = await uow.tx.incomeRule.update({
    where: { id: ruleId },
    data: { ...data, version: { increment: 1 } },
  })
  await scheduleNext(uow, rule)
  await announceRule(uow, rule, change, paymentIds)
  return rule
}

export async function announceRule(
  uow: UnitOfWork,
  rule: RuleRow,
  change: Change,
  paymentIds: readonly string[] = [],
): Promise<void> {
  const rows = await uow.tx.incomePayment.findMany({
    where: { id: { in: [...paymentIds] } },
    ...paymentRead,
    orderBy: { id: 'asc' },
  })
  const payments = await toPaymentViews(uow.tx, rows)
  uow.emit(
    leagueRoom(rule.leagueId),
    'income_update',
    { rule: toRuleView(rule), payments, change },
    rule.version,
  )
}
