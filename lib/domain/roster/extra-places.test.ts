import { describe, expect, it } from 'vitest'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { sumPlaces, withExtraPlaces } from './extra-places'
import { openSlots } from './open-slots'

const rules: RosterRules = {
  squadSize: 3,
  positions: [
    { code: 'GK', name: 'Keeper', slots: 1 },
    { code: 'FWD', name: 'Forward', slots: 2 },
  ],
}

describe('a team’s places beyond the league’s roster', () => {
  it('for one position: one more there, one more in all', () => {
    const roster = withExtraPlaces(rules, [{ position: 'GK', slots: 1 }])
    expect(openSlots(roster, { GK: 1, FWD: 2 })).toEqual({ total: 1, byPosition: { GK: 1, FWD: 0 } })
  })

  it('for any position: one more in all, wherever it is needed', () => {
    const roster = withExtraPlaces(rules, [{ position: null, slots: 1 }])
    expect(openSlots(roster, { GK: 1, FWD: 2 })).toEqual({ total: 1, byPosition: { GK: 1, FWD: 1 } })
    expect(openSlots(roster, { GK: 1, FWD: 3 })).toEqual({ total: 0, byPosition: { GK: 1, FWD: 0 } })
  })

  it('add up, whatever their order; a position that the rules no longer name still counts in all', () => {
    const places = sumPlaces([
      { position: 'GK', slots: 1 },
      { position: null, slots: 2 },
      { position: 'OLD', slots: 1 },
      { position: 'GK', slots: 3 },
    ])
    expect(places).toEqual([
      { position: null, slots: 2 },
      { position: 'GK', slots: 4 },
      { position: 'OLD', slots: 1 },
    ])
    const roster = withExtraPlaces(rules, places)
    expect([roster.squadSize, ...roster.positions.map(({ slots }) => slots)]).toEqual([10, 7, 4])
  })

  it('none leave the league’s roster as it is', () => {
    expect(withExtraPlaces(rules, [])).toBe(rules)
  })
})
