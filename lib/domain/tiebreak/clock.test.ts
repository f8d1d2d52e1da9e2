import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendedBy, GRACE_MS, isDue, isInTime, lengthen, lengthenPaused, pauseAt, resumeAt } from './clock'

const clock = { closesAt: 60_000, capAt: 75_000 }

describe('the clock', () => {
  it('counts what arrives before the close, and decides only after the grace', () => {
    expect([isInTime(60_000, 59_999), isInTime(60_000, 60_000)]).toEqual([true, false])
    expect([isDue(60_000, 60_000 + GRACE_MS - 1), isDue(60_000, 60_000 + GRACE_MS)]).toEqual([false, true])
  })

  it.each([
    ['with all the seconds left', 50_000, null],
    ['with one millisecond less', 50_001, 70_000],
    ['at the last moment', 59_999, 70_000],
  ])('a bid %s', (_when, arrivedAt, closesAt) => {
    expect(extendedBy(clock, 10, arrivedAt)).toBe(closesAt)
  })

  it('goes no further than its cap, and not at all when it is there', () => {
    expect(extendedBy({ ...clock, closesAt: 70_000 }, 10, 65_000)).toBe(75_000)
    expect(extendedBy({ ...clock, closesAt: 75_000 }, 10, 74_999)).toBeNull()
  })

  it('never closes earlier by a bid, and never beyond the cap', () => {
    const some = fc.record({
      closesAt: fc.nat(100_000),
      beyond: fc.nat(100_000),
      seconds: fc.integer({ min: 1, max: 60 }),
      left: fc.integer({ min: 1, max: 100_000 }),
    })
    fc.assert(
      fc.property(some, ({ closesAt, beyond, seconds, left }) => {
        const capAt = closesAt + beyond
        const extended = extendedBy({ closesAt, capAt }, seconds, closesAt - left)
        if (extended === null) expect(left >= seconds * 1000 || beyond === 0).toBe(true)
        else
          expect(extended > closesAt && extended <= capAt && extended - closesAt <= seconds * 1000).toBe(true)
      }),
    )
  })

  it('paused and resumed has as much left as before', () => {
    const paused = pauseAt(clock, 48_000)
    expect(paused).toEqual({ remainingMs: 12_000, capRemainingMs: 27_000 })
    expect(resumeAt(paused, 1_000_000)).toEqual({ closesAt: 1_012_000, capAt: 1_027_000 })
  })

  it('lengthened by a commissioner takes the cap along where it must', () => {
    expect(lengthen(clock, 10)).toEqual({ closesAt: 70_000, capAt: 75_000 })
    expect(lengthen(clock, 20)).toEqual({ closesAt: 80_000, capAt: 80_000 })
    const paused = { remainingMs: 5_000, capRemainingMs: 8_000 }
    expect(lengthenPaused(paused, 1)).toEqual({ remainingMs: 6_000, capRemainingMs: 8_000 })
    expect(lengthenPaused(paused, 5)).toEqual({ remainingMs: 10_000, capRemainingMs: 10_000 })
  })
})
