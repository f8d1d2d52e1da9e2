import { expect, it } from 'vitest'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { newRuleForm, previewOf, readRule, ruleFormOf } from './rule-form'

const currency = { id: 'c', code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }
const NOW = Date.parse('2026-03-10T10:00:00.000Z')
const rule: IncomeRuleView = {
  id: 'a',
  leagueId: 'l',
  currencyId: 'c',
  name: 'Wages',
  terms: { kind: 'percentage', basisPoints: 250 },
  cap: '100000',
  schedule: { every: 1, unit: 'month', anchorAt: '2026-01-31T09:00:30.000Z', firstIndex: 0 },
  endsAt: null,
  catchUp: 'latest',
  state: 'active',
  nextIndex: 2,
  nextDueAt: '2026-03-31T09:00:30.000Z',
  paidTotal: '0',
  paidCount: 2,
  lastPaidAt: null,
  edition: 1,
  version: 5,
}

it('a new rule says by field what is missing', () => {
  const form = {
    ...newRuleForm(currency, NOW),
    name: ' ',
    cap: 'much',
    every: '0',
    first: '2026-01-01T10:00',
  }
  expect(readRule(form, currency, NOW)).toEqual({
    problems: {
      name: expect.any(String),
      terms: expect.any(String),
      cap: expect.any(String),
      every: expect.any(String),
      first: 'That time has passed. Choose a later one.',
    },
  })
})

it('an edit leaves the schedule alone unless it was touched, to the second', () => {
  const form = ruleFormOf(rule, currency, NOW)
  const edited = { rule, form }
  const renamed = readRule({ ...form, name: 'Salary' }, currency, NOW, edited)
  expect(renamed).toEqual({
    input: {
      name: 'Salary',
      terms: { kind: 'percentage', basisPoints: 250 },
      cap: '100000',
      endsAt: null,
      catchUp: 'latest',
      schedule: null,
    },
  })
  const [march, april] = previewOf((renamed as { input: never }).input, NOW, 2, rule)
  expect(march).toEqual({ index: 2, at: Date.parse('2026-03-31T09:00:30.000Z') })
  expect(april?.at).toBe(Date.parse('2026-04-30T09:00:30.000Z'))
  const weekly = readRule({ ...form, unit: 'week' }, currency, NOW, edited)
  expect(weekly).toMatchObject({ input: { schedule: { every: 1, unit: 'week' } } })
  expect(previewOf((weekly as { input: never }).input, NOW, 1, rule)[0]?.index).toBe(2)
})

it('a paused rule would go on with the first date ahead', () => {
  const paused = { ...rule, state: 'paused' as const, nextIndex: 0, nextDueAt: null }
  const form = ruleFormOf(paused, currency, NOW)
  const same = readRule(form, currency, NOW, { rule: paused, form })
  expect(previewOf((same as { input: never }).input, NOW, 1, paused)[0]?.index).toBe(2)
})
