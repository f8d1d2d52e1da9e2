import { describe, expect, it } from 'vitest'
import type { RosterRules } from '@/lib/contracts/round-rules'
import type { SquadEntryView } from '@/lib/contracts/views'
import { groupByPosition, spentByCurrency } from './group-by-position'

const RULES: RosterRules = {
  squadSize: 4,
  positions: [
    { code: 'GK', name: 'Goalkeeper', slots: 1 },
    { code: 'DEF', name: 'Defender', slots: 3 },
    { code: 'SUB', name: 'Substitute', slots: 0 },
  ],
}
const entry = (name: string, position: string, price: number, currencyId = 'gbp'): SquadEntryView => ({
  playerId: name,
  name,
  shortName: name,
  position,
  club: 'A',
  price: String(price),
  currencyId,
  acquiredAt: '2026-01-01T00:00:00.000Z',
})

describe('groupByPosition', () => {
  it('shows every position with its open slots when nobody is bought yet', () => {
    const { groups, taken, open } = groupByPosition(RULES, [])
    expect(groups.map(({ code, open: free }) => [code, free])).toEqual([
      ['GK', 1],
      ['DEF', 3],
    ])
    expect([taken, open]).toEqual([0, 4])
  })

  it('never shows more open slots than the squad has room for', () => {
    const squad = [entry('a', 'GK', 1), entry('b', 'OLD', 1), entry('c', 'OLD', 1)]
    const { groups, open } = groupByPosition(RULES, squad)
    expect(open).toBe(1)
    expect(groups.map(({ code, slots, open: free }) => [code, slots, free])).toEqual([
      ['GK', 1, 0],
      ['DEF', 3, 1],
      ['OLD', 0, 0],
    ])
  })

  it('puts the dearest first and equals by name', () => {
    const squad = [entry('b', 'DEF', 5), entry('c', 'DEF', 10), entry('a', 'DEF', 5)]
    expect(groupByPosition(RULES, squad).groups[1]?.entries.map(({ name }) => name)).toEqual(['c', 'a', 'b'])
  })
})

it('adds up what was spent in each currency', () => {
  const spent = spentByCurrency([entry('a', 'GK', 5), entry('b', 'DEF', 7), entry('c', 'DEF', 2, 'pts')])
  expect([...spent]).toEqual([
    ['gbp', 12n],
    ['pts', 2n],
  ])
})
