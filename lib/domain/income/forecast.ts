import type { BoostView, IncomeRuleView } from '@/lib/contracts/views'
import { boosted } from '@/lib/domain/shop/boosted'
import { paymentsAhead, termsOf } from './of-view'
import { roomFor, shareOf } from './share'

export interface Expected {
  rule: IncomeRuleView
  /** The period. */
  index: number
  /** Epoch ms. */
  at: number
  amount: bigint
  /** It depends on what is in the wallet by then. */
  estimate: boolean
  /** The rule's next. */
  isNext: boolean
}

/** So many payments of each rule are reckoned with. */
const HORIZON = 50

/**
 * What a team can look forward to, soonest first: the next payment of each rule, and of those that follow as many as there is
 * room for. Each is on top of those before it, as if nothing else happened.
 * @param totals what its wallets have now, by currency
 * @param boosts what it bought for its next payments
 */
export function forecast(
  rules: readonly IncomeRuleView[],
  totals: ReadonlyMap<string, bigint>,
  count: number,
  boosts: readonly BoostView[] = [],
): Expected[] {
  const then = new Map(totals)
  const left = new Map(boosts.map(({ purchaseId, paymentsLeft }) => [purchaseId, paymentsLeft]))
  const seen = new Set<string>()
  const expected = rules
    .flatMap((rule) => paymentsAhead(rule, HORIZON).map((period) => ({ rule, ...period })))
    .toSorted((a, b) => a.at - b.at || (a.rule.id < b.rule.id ? -1 : 1))
    .map((payment) => {
      const { id, currencyId, terms, cap } = payment.rule
      const total = then.get(currencyId) ?? 0n
      const most = cap === null ? null : BigInt(cap)
      const plain = shareOf(termsOf(terms), total, most)
      const own = boosts.filter(
        (boost) => boost.currencyId === currencyId && (left.get(boost.purchaseId) ?? 0) > 0,
      )
      const amount = roomFor(boosted(plain, own), total, most)
      if (amount > plain)
        for (const { purchaseId } of own) left.set(purchaseId, (left.get(purchaseId) ?? 0) - 1)
      then.set(currencyId, total + amount)
      const isNext = !seen.has(id)
      seen.add(id)
      return { ...payment, amount, estimate: terms.kind === 'percentage' || cap !== null, isNext }
    })
  const next = expected.filter(({ isNext }) => isNext).slice(0, count)
  const more = expected.filter(({ isNext }) => !isNext).slice(0, count - next.length)
  return [...next, ...more].toSorted((a, b) => a.at - b.at)
}
