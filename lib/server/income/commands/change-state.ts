import type { IncomeRuleView } from '@/lib/contracts/views'
import { nextDue } from '@/lib/domain/income/next-step'
import { firstAfter } from '@/lib/domain/income/schedule'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdCommission } from '@/lib/server/money/access'
import { updateRule } from '../announce'
import { noPaymentLeft, wrongState } from '../errors'
import { lockRule } from '../lock'
import { settleDue } from '../take-step'
import { progressOf, type RuleRow, scheduleOf, toRuleView } from '../view'

/** Stops paying, after what is due. @throws AppError forbidden, conflict (it is not being paid), not_found */
export async function pauseRule(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<IncomeRuleView> {
  const rule = await settleDue(uow, await lock(uow, scope, id))
  if (rule.state !== 'active') throw wrongState(rule.state)
  await record(uow, scope, rule, 'income.pause', 'Paused')
  return toRuleView(await updateRule(uow, id, 'paused', { state: 'paused', nextDueAt: null }))
}

/**
 * Pays again from the first period that is still ahead: what fell due meanwhile is not paid.
 * @throws AppError forbidden, conflict (it is not paused), invalid_request (its end is over), not_found
 */
export async function resumeRule(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<IncomeRuleView> {
  const rule = await lock(uow, scope, id)
  if (rule.state !== 'paused') throw wrongState(rule.state)
  const nextIndex = Math.max(rule.nextIndex, firstAfter(scheduleOf(rule), uow.now.getTime()))
  const due = nextDue({ ...progressOf(rule), nextIndex })
  if (due === null) throw noPaymentLeft()
  await record(uow, scope, rule, 'income.resume', 'Resumed')
  const next = { state: 'active', nextIndex, nextDueAt: new Date(due) }
  return toRuleView(await updateRule(uow, id, 'resumed', next))
}

/** Stops paying for good, after what is due. @throws AppError forbidden, conflict (it has ended), not_found */
export async function endRule(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<IncomeRuleView> {
  const rule = await settleDue(uow, await lock(uow, scope, id))
  if (rule.state === 'ended') throw wrongState(rule.state)
  await record(uow, scope, rule, 'income.end', 'Ended')
  return toRuleView(await updateRule(uow, id, 'ended', { state: 'ended', nextDueAt: null }))
}

async function lock(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<RuleRow> {
  await holdCommission(uow, scope)
  return lockRule(uow, scope, id)
}

const record = (uow: UnitOfWork, scope: LeagueScope, rule: RuleRow, action: string, did: string) =>
  recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action,
    subjectId: rule.id,
    summary: `${did} the income “${rule.name}”`,
  })
