import type { IncomeRuleView, IncomeTermsView } from '@/lib/contracts/views'
import { nextPeriods, type Period, type Schedule } from './schedule'
import type { Terms } from './share'

export const scheduleOf = ({ schedule }: Pick<IncomeRuleView, 'schedule'>): Schedule => ({
  ...schedule,
  anchorAt: Date.parse(schedule.anchorAt),
})

export const termsOf = (terms: IncomeTermsView): Terms =>
  terms.kind === 'amount' ? { kind: 'amount', amount: BigInt(terms.amount) } : terms

/** The next payments of a rule; none while it does not pay. */
export function paymentsAhead(rule: IncomeRuleView, count: number): Period[] {
  if (rule.nextDueAt === null) return []
  const endsAt = rule.endsAt === null ? null : Date.parse(rule.endsAt)
  return nextPeriods(scheduleOf(rule), rule.nextIndex, count, endsAt)
}
