import type { IncomeRuleView } from '@/lib/contracts/views'
import { inOrder } from '@/lib/domain/income/order-rules'
import { newer } from '../live/replace-newer'

/** Rules with what was told of one of them, in the server's order. */
export function rulesWith(rules: readonly IncomeRuleView[], told: IncomeRuleView): IncomeRuleView[] {
  const shown = rules.find(({ id }) => id === told.id)
  const others = rules.filter(({ id }) => id !== told.id)
  return inOrder([...others, shown ? newer(shown, told) : told])
}

/** The same of those that have not ended. */
export const rulesAhead = (rules: readonly IncomeRuleView[], told: IncomeRuleView): IncomeRuleView[] =>
  rulesWith(rules, told).filter(({ state }) => state !== 'ended')
