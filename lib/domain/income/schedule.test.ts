import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PeriodUnit } from '@/lib/contracts/views'
import { dueAt, firstAfter, nextPeriods, type Schedule } from './schedule'

const at = (text: string) => Date.parse(text)
const days = (schedule: Schedule, from: number, count: number) =>
  nextPeriods(schedule, from, count).map((period) => new Date(period.at).toISOString().slice(0, 16))

describe('when a rule pays', () => {
  it('months end on their last day, and go back to the anchor’s', () => {
    const monthly: Schedule = { every: 1, unit: 'month', anchorAt: at('2027-10-31T18:00Z'), firstIndex: 0 }
    expect(days(monthly, 0, 6)).toEqual([
      '2027-10-31T18:00',
      '2027-11-30T18:00',
      '2027-12-31T18:00',
      '2028-01-31T18:00',
      '2028-02-29T18:00',
      '2028-03-31T18:00',
    ])
  })

  it('weeks keep their hour in UTC, over a change of clocks too', () => {
    const weekly: Schedule = { every: 2, unit: 'week', anchorAt: at('2026-03-20T23:30Z'), firstIndex: 3 }
    expect(days(weekly, 3, 3)).toEqual(['2026-03-20T23:30', '2026-04-03T23:30', '2026-04-17T23:30'])
  })

  it('pays at the very end, and not after it', () => {
    const daily: Schedule = { every: 1, unit: 'day', anchorAt: at('2026-01-01T00:00Z'), firstIndex: 0 }
    const ends = nextPeriods(daily, 1, 5, at('2026-01-03T00:00Z'))
    expect(ends.map(({ index }) => index)).toEqual([1, 2])
  })
})

const schedules = fc.record({
  every: fc.integer({ min: 1, max: 366 }),
  unit: fc.constantFrom<PeriodUnit>('minute', 'hour', 'day', 'week', 'month'),
  anchorAt: fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }),
  firstIndex: fc.integer({ min: 0, max: 10_000 }),
})

describe('whatever the schedule', () => {
  it('periods follow each other, the first at the anchor', () => {
    fc.assert(
      fc.property(schedules, fc.nat(500), (schedule, n) => {
        const index = schedule.firstIndex + n
        expect(dueAt(schedule, schedule.firstIndex)).toBe(schedule.anchorAt)
        expect(dueAt(schedule, index + 1)).toBeGreaterThan(dueAt(schedule, index))
      }),
    )
  })

  it('the first one after an instant is after it, and the one before is not', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: -1e11, max: 1e12 }), (schedule, offset) => {
        const instant = schedule.anchorAt + offset
        const index = firstAfter(schedule, instant)
        expect(dueAt(schedule, index)).toBeGreaterThan(instant)
        if (index > schedule.firstIndex) expect(dueAt(schedule, index - 1)).toBeLessThanOrEqual(instant)
      }),
    )
  })
})
