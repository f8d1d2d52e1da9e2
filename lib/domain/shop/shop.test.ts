import { describe, expect, it } from 'vitest'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { boosted } from './boosted'
import { hindranceOf, type Offer } from './may-buy'
import { isTooLarge } from './places-in-use'

const noon = new Date('2026-05-01T12:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const offer = (over: Partial<Offer> = {}): Offer => ({
  state: 'active',
  onSaleFrom: null,
  onSaleUntil: null,
  stock: null,
  teamLimit: null,
  ...over,
})

describe('an item can be bought', () => {
  it('without limits as often as one likes', () => {
    expect(hindranceOf(offer(), 99, noon)).toBeNull()
  })

  it('from the instant its sale begins until the instant it ends', () => {
    const sale = offer({ onSaleFrom: noon, onSaleUntil: later(1) })
    expect([later(-1), noon, later(1)].map((now) => hindranceOf(sale, 0, now))).toEqual([
      'not_yet',
      null,
      'no_longer',
    ])
  })

  it('while there are some, and by a team that may have more', () => {
    expect([1, 0].map((stock) => hindranceOf(offer({ stock }), 0, noon))).toEqual([null, 'sold_out'])
    expect([1, 2].map((owned) => hindranceOf(offer({ teamLimit: 2 }), owned, noon))).toEqual([
      null,
      'limit_reached',
    ])
  })

  it('never when it was withdrawn', () => {
    expect(hindranceOf(offer({ state: 'withdrawn', stock: 0 }), 0, noon)).toBe('withdrawn')
  })
})

describe('places are in use', () => {
  const rules: RosterRules = {
    squadSize: 2,
    positions: [
      { code: 'GK', name: 'Keeper', slots: 1 },
      { code: 'FWD', name: 'Forward', slots: 1 },
    ],
  }

  it('when the squad, or one position, has more than would be left', () => {
    expect(isTooLarge(rules, [], { GK: 1, FWD: 1 })).toBe(false)
    expect(isTooLarge(rules, [], { FWD: 2 })).toBe(true)
    expect(isTooLarge(rules, [{ position: 'GK', slots: 1 }], { GK: 1, FWD: 2 })).toBe(true)
    expect(isTooLarge(rules, [{ position: null, slots: 1 }], { GK: 1, FWD: 2 })).toBe(false)
    expect(isTooLarge(rules, [], { OLD: 3 })).toBe(true)
  })
})

describe('income with boosts', () => {
  it('is more by the part of each, of what it would be without, rounded down', () => {
    expect(boosted(1_000n, [])).toBe(1_000n)
    expect(boosted(1_000n, [{ basisPoints: 2_500 }])).toBe(1_250n)
    expect(boosted(1_000n, [{ basisPoints: 2_500 }, { basisPoints: 10_000 }])).toBe(2_250n)
    expect(boosted(3n, [{ basisPoints: 3_333 }])).toBe(3n)
    expect(boosted(0n, [{ basisPoints: 10_000 }])).toBe(0n)
  })
})
