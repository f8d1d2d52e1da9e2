import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxSafeBid } from './max-safe-bid'
import { type WorstCaseInput, worstCase } from './worst-case'

describe('maxSafeBid', () => {
  it.each([
    [100n, 5, 10n, true, 60n],
    [100n, 1, 10n, true, 100n],
    [100n, 5, 10n, false, 100n],
    [39n, 5, 10n, true, 0n],
    [40n, 5, 10n, true, 0n],
    [41n, 5, 10n, true, 1n],
    [0n, 3, 0n, true, 0n],
    [100n, 0, 10n, true, 0n],
    [-5n, 1, 0n, true, 0n],
  ])(
    '%s available, %s slots, minimum %s, reserve %s → %s',
    (available, openSlots, minimumBid, reserve, most) => {
      expect(maxSafeBid({ available, openSlots, minimumBid, reserve })).toBe(most)
    },
  )

  it('leaves the minimum for every slot that stays open', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 50 }),
        (available, openSlots) => {
          const safe = maxSafeBid({ available, openSlots, minimumBid: 7n, reserve: true })
          const after = BigInt(openSlots - 1) * 7n
          if (safe > 0n) expect(available - safe).toBe(after)
          else expect(available <= after).toBe(true)
        },
      ),
    )
  })
})

function sheet(change: Partial<WorstCaseInput>, amounts: string): bigint {
  const bids = amounts
    .split(' ')
    .map((text) => ({ position: text.slice(0, 1), amount: BigInt(text.slice(1)) }))
  const open = { total: 3, byPosition: { A: 3, B: 1 } }
  return worstCase({ funds: 100n, open, minimumBid: 1n, reserve: false, maxWins: null, bids, ...change })
}

describe('worstCase', () => {
  it('is the whole sheet when the team can pay and own all of it', () => {
    expect(sheet({}, 'A10 A20 B30')).toBe(60n)
  })

  it('is only the highest bids that fit the slots', () => {
    expect(sheet({}, 'A10 A20 A30 A40')).toBe(90n)
    expect(sheet({ maxWins: 2 }, 'A10 A20 A30 A40')).toBe(70n)
    expect(sheet({}, 'B50 B40 A3')).toBe(53n)
    expect(sheet({}, 'C50')).toBe(0n)
  })

  it('is never more than the funds, less the reserve for what stays open', () => {
    expect(sheet({}, 'A60 A70')).toBe(100n)
    expect(sheet({ reserve: true, minimumBid: 10n }, 'A60 A70')).toBe(90n)
    expect(sheet({ reserve: true, minimumBid: 10n }, 'A60 A70 A10')).toBe(100n)
  })

  it('leaves out a bid that can never win', () => {
    expect(sheet({}, 'A101 A10')).toBe(10n)
    expect(sheet({ reserve: true, minimumBid: 10n }, 'A81 A10')).toBe(10n)
  })

  it('is nothing for a team with nothing, no slots or no bids', () => {
    expect(sheet({ funds: 0n }, 'A0')).toBe(0n)
    expect(sheet({ funds: -5n }, 'A0 A5')).toBe(0n)
    expect(sheet({ open: { total: 0, byPosition: {} } }, 'A10')).toBe(0n)
    expect(sheet({ bids: [] }, 'A10')).toBe(0n)
  })
})
