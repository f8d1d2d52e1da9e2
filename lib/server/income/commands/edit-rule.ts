import type { BodyOf } from '@/lib/contracts/endpoint'
import type { editIncomeRule } from '@/lib/contracts/endpoints'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { nextDue } from '@/lib/domain/income/next-step'
import { firstAfter } from '@/lib/domain/income/schedule'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdCommission } from '@/lib/server/money/access'
import { updateRule } from '../announce'
import { editedMeanwhile, noPaymentLeft, wrongState } from '../errors'
import { lockRule } from '../lock'
import { settleDue } from '../take-step'
import { checkFirst, toRow } from '../terms'
import { progressOf, type RuleRow, toRuleView } from '../view'

/**
 * Changes what a rule pays from its next payment on: what is due is paid first, as it was. A new schedule goes on counting where
 * the old one stopped.
 * @throws AppError forbidden, conflict (ended), version_conflict, invalid_request (no payment ahead), not_found
 */
export async function editRule(
  uow: UnitOfWork,
  scope: LeagueScope,
  ruleId: string,
  input: BodyOf<typeof editIncomeRule>,
): Promise<IncomeRuleView> {
  await holdCommission(uow, scope)
  const found = await lockRule(uow, scope, ruleId)
  if (found.edition !== input.expectedEdition) throw editedMeanwhile(found.edition)
  const rule = await settleDue(uow, found)
  if (rule.state === 'ended') throw wrongState(rule.state)
  const data = { ...toRow(input), ...scheduleRow(rule, input.schedule, uow.now) }
  const progress = progressOf({ ...rule, ...data })
  // Of a paused one the periods that have passed are not paid.
  const nextIndex = Math.max(rule.nextIndex, firstAfter(progress.schedule, uow.now.getTime()))
  const due = nextDue({ ...progress, nextIndex })
  if (due === null) throw noPaymentLeft()
  const nextDueAt = rule.state === 'active' ? new Date(due) : null
  const changed = await updateRule(uow, rule.id, 'edited', { ...data, nextDueAt, edition: { increment: 1 } })
  await recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action: 'income.edit',
    subjectId: rule.id,
    summary: `Changed the income “${changed.name}”`,
    details: { before: toRuleView(rule), after: toRuleView(changed) },
  })
  return toRuleView(changed)
}

function scheduleRow(rule: RuleRow, schedule: BodyOf<typeof editIncomeRule>['schedule'], now: Date) {
  if (schedule === null) return {}
  const anchorAt = checkFirst(schedule.firstAt, now)
  return { every: schedule.every, unit: schedule.unit, anchorAt, firstIndex: rule.nextIndex }
}
