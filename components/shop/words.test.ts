import { expect, it } from 'vitest'
import { effectText } from './words'

const roster = { squadSize: 3, positions: [{ code: 'GK', name: 'Goalkeeper', slots: 1 }] }

it('says what an item does', () => {
  expect(effectText({ kind: 'slot', slots: 1, position: null }, roster)).toBe(
    '1 more place in the squad, for any position',
  )
  expect(effectText({ kind: 'slot', slots: 2, position: 'GK' }, roster)).toBe(
    '2 more places in the squad, Goalkeeper only',
  )
  expect(effectText({ kind: 'slot', slots: 1, position: 'OLD' }, roster)).toContain('OLD')
})
