import { expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { IncomePaymentView, IncomeRuleView } from '@/lib/contracts/views'
import { currencyId, event, leagueId, outcome, uuid } from '../live/testing'
import { type Income, incomeRules as rules } from './income-rules'
import { rulesAhead } from './rules-with'

const rule = (over: Partial<IncomeRuleView> = {}): IncomeRuleView => ({
  id: uuid(50),
  leagueId,
  currencyId,
  name: 'Wages',
  terms: { kind: 'amount', amount: '100' },
  cap: null,
  schedule: { every: 1, unit: 'day', anchorAt: '2026-01-02T00:00:00.000Z', firstIndex: 0 },
  endsAt: null,
  catchUp: 'all',
  state: 'active',
  nextIndex: 0,
  nextDueAt: '2026-01-02T00:00:00.000Z',
  paidTotal: '0',
  paidCount: 0,
  lastPaidAt: null,
  edition: 0,
  version: 1,
  ...over,
})
const payment = (n: number, over: Partial<IncomePaymentView> = {}): IncomePaymentView => ({
  id: uuid(100 + n),
  leagueId,
  ruleId: uuid(50),
  currencyId,
  kind: 'scheduled',
  index: n,
  periods: 1,
  label: `Wages · day ${n + 1}`,
  terms: { kind: 'amount', amount: '100' },
  dueAt: '2026-01-02T00:00:00.000Z',
  at: '2026-01-02T00:00:00.000Z',
  state: 'paid',
  total: '200',
  walletCount: 2,
  owedTotal: '0',
  owedCount: 0,
  actor: null,
  reason: null,
  reversal: null,
  replacedBy: null,
  version: 0,
  ...over,
})
const later = rule({ id: uuid(51), nextDueAt: '2026-01-03T00:00:00.000Z' })
const stale: Income = { rules: [rule(), later], payments: [payment(5), payment(4)], hasMore: true, asOf: {} }
const told = (data: Partial<EventData<'income_update'>>) =>
  outcome(
    rules.income_update?.(
      stale,
      event('income_update', { rule: rule(), payments: [], change: 'paid', ...data }),
    ) ?? 'refetch',
  ).data

it('a payment comes to the top, and its rule to its place in the list', () => {
  const paid = rule({ nextDueAt: '2026-01-04T00:00:00.000Z', version: 2 })
  expect(told({ rule: paid, payments: [payment(6)] })).toEqual({
    ...stale,
    rules: [later, paid],
    payments: [payment(6), payment(5), payment(4)],
  })
})

it('one that was taken back stays where it is; one further back than what is loaded is left out', () => {
  const reversed = payment(4, { state: 'reversed', version: 1 })
  expect(told({ payments: [reversed] })?.payments).toEqual([payment(5), reversed])
  expect(told({ payments: [payment(1, { version: 1 })] })?.payments).toEqual(stale.payments)
})

it('an older rule or payment changes nothing', () => {
  const shown = { ...stale, rules: [rule({ version: 9 }), later] }
  const old = event('income_update', { rule: rule({ name: 'Old' }), payments: [], change: 'edited' })
  expect(rules.income_update?.(shown, old)).toEqual(shown)
})

it('ahead of a team are the new and the paused, not the ended', () => {
  const third = rule({ id: uuid(52), state: 'paused', nextDueAt: null })
  expect(rulesAhead([rule(), later], third)).toEqual([rule(), later, third])
  expect(rulesAhead([rule(), later], rule({ state: 'ended', nextDueAt: null, version: 2 }))).toEqual([later])
})
