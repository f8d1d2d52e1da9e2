import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getIncome } from '@/lib/contracts/endpoints'
import type { IncomePaymentView } from '@/lib/contracts/views'
import { replaceNewer } from '../live/replace-newer'
import { rulesWith } from './rules-with'

export type Income = AnswerOf<typeof getIncome>

/** What events make of a league's income, its payments as far back as they are loaded. */
export const incomeRules: CacheRules<Income> = {
  ...aside,
  income_update: (data, { data: { rule, payments } }) => ({
    ...data,
    rules: rulesWith(data.rules, rule),
    payments: payments.reduce((list, told) => withPayment(data, list, told), data.payments),
  }),
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
  team_update: unchanged,
  member_update: unchanged,
}

/** A new one comes to its place; one that is older than what is loaded belongs to a page further back. */
function withPayment(
  { hasMore }: Income,
  payments: IncomePaymentView[],
  told: IncomePaymentView,
): IncomePaymentView[] {
  if (payments.some(({ id }) => id === told.id)) return [...replaceNewer(payments, told)]
  const oldest = payments.at(-1)
  if (hasMore && oldest && told.id < oldest.id) return payments
  return [...payments, told].sort((a, b) => (a.id < b.id ? 1 : -1))
}
