import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createIncomeRule } from '@/lib/contracts/endpoints'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { nextDue } from '@/lib/domain/income/next-step'
import { notFound } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdCommission } from '@/lib/server/money/access'
import { announceRule } from '../announce'
import { scheduleNext } from '../due-job'
import { noPaymentLeft, tooMany } from '../errors'
import { checkFirst, toRow } from '../terms'
import { progressOf, toRuleView } from '../view'

/** A page shows them all. */
const MOST_RULES = 100

/** @throws AppError forbidden, invalid_request (a first payment in the past, or after the end), not_found (the currency), conflict (too many) */
export async function createRule(
  uow: UnitOfWork,
  scope: LeagueScope,
  input: BodyOf<typeof createIncomeRule>,
): Promise<IncomeRuleView> {
  await holdCommission(uow, scope)
  const { leagueId } = scope
  const currency = await uow.tx.currency.findFirst({ where: { id: input.currencyId, leagueId } })
  if (!currency) throw notFound()
  if ((await uow.tx.incomeRule.count({ where: { leagueId } })) >= MOST_RULES) throw tooMany(MOST_RULES)
  const anchorAt = checkFirst(input.schedule.firstAt, uow.now)
  const row = await uow.tx.incomeRule.create({
    data: {
      id: newId(uow.now.getTime()),
      leagueId,
      currencyId: currency.id,
      ...toRow(input),
      every: input.schedule.every,
      unit: input.schedule.unit,
      anchorAt,
      nextDueAt: anchorAt,
      createdAt: uow.now,
    },
  })
  if (nextDue(progressOf(row)) === null) throw noPaymentLeft()
  await recordAct(uow, {
    leagueId,
    actorId: scope.userId,
    action: 'income.create',
    subjectId: row.id,
    summary: `Made the income “${row.name}”`,
    details: { ...toRuleView(row) },
  })
  await scheduleNext(uow, row)
  await announceRule(uow, row, 'created')
  return toRuleView(row)
}
