import { expect, it } from 'vitest'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { forecast } from './forecast'

const rule = (over: Partial<IncomeRuleView>): IncomeRuleView => ({
  id: 'a',
  leagueId: 'l',
  currencyId: 'c',
  name: 'Wages',
  terms: { kind: 'amount', amount: '100' },
  cap: null,
  schedule: { every: 1, unit: 'day', anchorAt: '2026-01-01T00:00:00.000Z', firstIndex: 0 },
  endsAt: null,
  catchUp: 'all',
  state: 'active',
  nextIndex: 0,
  nextDueAt: '2026-01-01T00:00:00.000Z',
  paidTotal: '0',
  paidCount: 0,
  lastPaidAt: null,
  edition: 0,
  version: 0,
  ...over,
})

it('each on top of those before it, in the order in which they come', () => {
  const interest = rule({
    id: 'b',
    terms: { kind: 'percentage', basisPoints: 1_000 },
    schedule: { every: 1, unit: 'day', anchorAt: '2026-01-01T12:00:00.000Z', firstIndex: 0 },
  })
  const paused = rule({ id: 'p', state: 'paused', nextDueAt: null })
  const expected = forecast([interest, paused, rule({})], new Map([['c', 900n]]), 4)
  expect(expected.map(({ rule, amount, estimate }) => [rule.id, amount, estimate])).toEqual([
    ['a', 100n, false],
    ['b', 100n, true],
    ['a', 100n, false],
    ['b', 120n, true],
  ])
})

it('a rule that pays often does not hide one that pays seldom', () => {
  const seldom = rule({
    id: 'b',
    schedule: { every: 1, unit: 'month', anchorAt: '2026-01-20T00:00:00.000Z', firstIndex: 0 },
  })
  const expected = forecast([rule({}), seldom], new Map(), 3)
  expect(expected.map(({ rule, isNext }) => [rule.id, isNext])).toEqual([
    ['a', true],
    ['a', false],
    ['b', true],
  ])
})

it('ends where the rule ends, and at the cap', () => {
  const ends = rule({ cap: '950', endsAt: '2026-01-02T00:00:00.000Z' })
  expect(forecast([ends], new Map([['c', 900n]]), 5).map(({ amount }) => amount)).toEqual([50n, 0n])
})

it('with what was bought for the next payments, as long as it lasts', () => {
  const boost = { itemName: 'Brass band', currencyId: 'c', basisPoints: 2_500, paymentsLeft: 2 }
  const other = { ...boost, purchaseId: 'y', currencyId: 'd' }
  const expected = forecast([rule({})], new Map(), 3, [{ ...boost, purchaseId: 'x' }, other])
  expect(expected.map(({ amount }) => amount)).toEqual([125n, 125n, 100n])
})
