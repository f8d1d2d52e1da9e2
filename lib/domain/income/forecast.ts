import type { IncomeRuleView } from '@/lib/contracts/views'
import { paymentsAhead, termsOf } from './of-view'
import { shareOf } from './share'

export interface Expected {
  rule: IncomeRuleView
  /** The period. */
  index: number
  /** Epoch ms. */
  at: number
  amount: bigint
  /** It depends on what is in the wallet by then. */
  estimate: boolean
}

/**
 * What a team can look forward to, soonest first: each payment on top of those before it, as if nothing else happened.
 * @param totals what its wallets have now, by currency
 */
export function forecast(
  rules: readonly IncomeRuleView[],
  totals: ReadonlyMap<string, bigint>,
  count: number,
): Expected[] {
  const then = new Map(totals)
  return rules
    .flatMap((rule) => paymentsAhead(rule, count).map((period) => ({ rule, ...period })))
    .toSorted((a, b) => a.at - b.at || (a.rule.id < b.rule.id ? -1 : 1))
    .slice(0, count)
    .map((payment) => {
      const { currencyId, terms, cap } = payment.rule
      const total = then.get(currencyId) ?? 0n
      const amount = shareOf(termsOf(terms), total, cap === null ? null : BigInt(cap))
      then.set(currencyId, total + amount)
      return { ...payment, amount, estimate: terms.kind === 'percentage' || cap !== null }
    })
}
