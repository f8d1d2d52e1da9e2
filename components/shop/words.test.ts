import { expect, it } from 'vitest'
import { effectText } from './words'

const league = {
  roster: { squadSize: 3, positions: [{ code: 'GK', name: 'Goalkeeper', slots: 1 }] },
  currencies: [{ id: 'fln', code: 'FLN', name: 'Florins', symbol: 'ƒ', decimals: 1 }],
}

it('says what an item does', () => {
  expect(effectText({ kind: 'slot', slots: 1, position: null }, league)).toBe(
    '1 more place in the squad, for any position',
  )
  expect(effectText({ kind: 'slot', slots: 2, position: 'GK' }, league)).toBe(
    '2 more places in the squad, Goalkeeper only',
  )
  expect(effectText({ kind: 'slot', slots: 1, position: 'OLD' }, league)).toContain('OLD')
  const boost = { kind: 'boost', basisPoints: 1_250, payments: 3, currencyId: 'fln' } as const
  expect(effectText(boost, league)).toBe('12.5% more of the next 3 income payments in Florins')
})
