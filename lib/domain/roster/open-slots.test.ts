import { describe, expect, it } from 'vitest'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { fits, openAt, openSlots, squadOf } from './open-slots'

const RULES: RosterRules = {
  squadSize: 4,
  positions: [
    { code: 'GK', name: 'Goalkeeper', slots: 1 },
    { code: 'DEF', name: 'Defender', slots: 3 },
    { code: 'SUB', name: 'Substitute', slots: 0 },
  ],
}

describe('openSlots', () => {
  it('counts an empty squad', () => {
    expect(openSlots(RULES, {})).toEqual({ total: 4, byPosition: { GK: 1, DEF: 3, SUB: 0 } })
  })

  it('fits only where the position and the squad have room', () => {
    const open = openSlots(RULES, { GK: 1, DEF: 1 })
    expect(fits(open, 'GK')).toBe(false)
    expect(fits(open, 'DEF')).toBe(true)
    expect(fits(open, 'SUB')).toBe(false)
    expect(fits(open, 'toString')).toBe(false)
  })

  it('counts a player of a position that the rules no longer name', () => {
    const open = openSlots(RULES, { OLD: 2, DEF: 1 })
    expect(open).toEqual({ total: 1, byPosition: { GK: 1, DEF: 2, SUB: 0 } })
    expect(openAt(open, 'DEF')).toBe(1)
  })

  it('is never below zero when rules were narrowed later', () => {
    const open = openSlots(RULES, { GK: 3, DEF: 3 })
    expect(open).toEqual({ total: 0, byPosition: { GK: 0, DEF: 0, SUB: 0 } })
    expect(fits(open, 'DEF')).toBe(false)
  })

  it('gives the squad that the allocation reads', () => {
    expect(squadOf(RULES, { GK: 1 })).toEqual({
      size: 4,
      taken: 1,
      positions: { GK: { slots: 1, taken: 1 }, DEF: { slots: 3, taken: 0 }, SUB: { slots: 0, taken: 0 } },
    })
  })
})
