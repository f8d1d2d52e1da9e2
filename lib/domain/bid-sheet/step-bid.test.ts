import { expect, it } from 'vitest'
import { compareSheets, isSameSheet } from './compare-sheets'
import { stepBid } from './step-bid'

const RULES = { minimumBid: '100', bidStep: '50' }

it.each([
  [null, 1, 100n],
  [null, -1, null],
  [20n, 1, 100n],
  [100n, 1, 150n],
  [120n, 1, 150n],
  [120n, -1, 100n],
  [150n, -1, 100n],
  [100n, -1, null],
] as const)('from %s by %s to %s', (amount, direction, expected) => {
  expect(stepBid(amount, direction, RULES)).toBe(expected)
})

it('says how a draft differs from what was submitted', () => {
  const change = compareSheets({ a: '10', b: '30', c: '5' }, { b: '20', c: '9', d: '1' })
  expect(change).toEqual({ added: ['a'], raised: ['b'], lowered: ['c'], removed: ['d'] })
  expect(isSameSheet(change)).toBe(false)
  expect(isSameSheet(compareSheets({ a: '10' }, { a: '10' }))).toBe(true)
})
