import { expect, it } from 'vitest'
import { everyText, percentText, ruleText } from './words'

const pounds = { id: 'c', code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }

it.each([
  [250, '2.5 %'],
  [1, '0.01 %'],
  [10_000, '100 %'],
  [1_005, '10.05 %'],
])('%s hundredths of a percent', (points, text) => {
  expect(percentText(points)).toBe(text)
})

it('reads a rule back', () => {
  expect(everyText(2, 'week')).toBe('every 2 weeks')
  const rule = { every: 1, unit: 'month', catchUp: 'skip' } as const
  expect(ruleText({ ...rule, terms: { kind: 'amount', amount: '5000' }, cap: null }, pounds)).toBe(
    'Every month, each team gets £50.00. Payments missed while Gavel was down are not made.',
  )
  expect(ruleText({ ...rule, terms: { kind: 'percentage', basisPoints: 50 }, cap: '100000' }, pounds)).toBe(
    'Every month, each team gets 0.5 % of the Pounds it has, but never above £1,000.00 in all. Parts are rounded down. Payments missed while Gavel was down are not made.',
  )
})
