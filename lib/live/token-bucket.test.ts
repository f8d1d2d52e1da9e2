import { expect, it } from 'vitest'
import { Budgets } from './budgets'
import { TokenBucket } from './token-bucket'

it('gives the burst at once, then the rate', () => {
  const bucket = new TokenBucket(3, 2, 0)
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false])
  expect([500, 500, 1000].map((now) => bucket.take(now))).toEqual([true, false, true])
})

it('never holds more than the burst, and is not refilled by a clock that goes back', () => {
  const bucket = new TokenBucket(2, 100, 0)
  expect([90_000, 90_000, 90_000, 10].map((now) => bucket.take(now))).toEqual([true, true, false, false])
})

it('is one for each name, kept while it is not full', () => {
  const budgets = new Budgets(2, 1)
  expect([budgets.take('ann', 0), budgets.take('ann', 0), budgets.take('ann', 0)]).toEqual([
    true,
    true,
    false,
  ])
  expect(budgets.take('ben', 1_000)).toBe(true)
  budgets.sweep(2_500)
  expect([budgets.size, budgets.take('ann', 2_500)]).toEqual([1, true])
})
