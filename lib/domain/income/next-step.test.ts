import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CatchUp, PeriodUnit } from '@/lib/contracts/views'
import { MISSED_AFTER_MS, nextDue, nextStep, type Progress } from './next-step'
import { dueAt } from './schedule'

const START = Date.parse('2026-01-05T09:00Z')
const WEEK = 604_800_000
const weekly = (catchUp: CatchUp, nextIndex = 0, endsAt: number | null = null): Progress => ({
  schedule: { every: 1, unit: 'week', anchorAt: START, firstIndex: 0 },
  nextIndex,
  endsAt,
  catchUp,
})

/** Everything that is done at one instant. */
function allSteps(progress: Progress, now: number) {
  const paid: number[] = []
  const skipped: number[] = []
  let { nextIndex } = progress
  for (let step = nextStep(progress, now); step; step = nextStep({ ...progress, nextIndex }, now)) {
    if (step.kind === 'pay') {
      paid.push(step.index)
      nextIndex = step.index + 1
    } else {
      for (let index = step.from; index < step.to; index++) skipped.push(index)
      nextIndex = step.to
    }
  }
  return { paid, skipped, nextIndex }
}

describe('after a downtime', () => {
  const back = START + 3 * WEEK - 1_000

  it.each([
    ['all', [0, 1, 2], []],
    ['latest', [2], [0, 1]],
    ['skip', [], [0, 1, 2]],
  ] as const)('%s', (policy, paid, skipped) => {
    expect(allSteps(weekly(policy), back)).toEqual({ paid, skipped, nextIndex: 3 })
  })

  it.each([
    ['all', [0, 1, 2, 3], []],
    ['latest', [3], [0, 1, 2]],
    ['skip', [3], [0, 1, 2]],
  ] as const)('%s, and one due a moment ago', (policy, paid, skipped) => {
    expect(allSteps(weekly(policy), START + 3 * WEEK + 1_000)).toEqual({ paid, skipped, nextIndex: 4 })
  })

  it('a little late is not missed', () => {
    expect(allSteps(weekly('skip'), START + MISSED_AFTER_MS).paid).toEqual([0])
    expect(allSteps(weekly('skip'), START + MISSED_AFTER_MS + 1).skipped).toEqual([0])
  })

  it('nothing after the end', () => {
    const ends = weekly('all', 0, START + WEEK)
    expect(allSteps(ends, START + 9 * WEEK).paid).toEqual([0, 1])
    expect(nextDue({ ...ends, nextIndex: 1 })).toBe(START + WEEK)
    expect(nextDue({ ...ends, nextIndex: 2 })).toBeNull()
  })
})

describe('whatever the clock does', () => {
  const progress = fc.record({
    every: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom<PeriodUnit>('minute', 'hour', 'day', 'week', 'month'),
    catchUp: fc.constantFrom<CatchUp>('all', 'latest', 'skip'),
    life: fc.option(fc.integer({ min: 0, max: 5e9 })),
  })

  it('each period that is due is paid or skipped, once and in order, and none before its time', () => {
    fc.assert(
      fc.property(progress, fc.array(fc.integer({ min: 0, max: 2e6 }), { maxLength: 6 }), (rule, waits) => {
        const schedule = { every: rule.every, unit: rule.unit, anchorAt: START, firstIndex: 0 }
        const endsAt = rule.life === null ? null : START + rule.life
        let nextIndex = 0
        let now = START - 1
        for (const wait of waits) {
          now += wait
          const done = allSteps({ schedule, nextIndex, endsAt, catchUp: rule.catchUp }, now)
          const seen = [...done.paid, ...done.skipped].toSorted((a, b) => a - b)
          expect(seen).toEqual(Array.from({ length: done.nextIndex - nextIndex }, (_, n) => nextIndex + n))
          for (const index of seen) {
            expect(dueAt(schedule, index)).toBeLessThanOrEqual(Math.min(now, endsAt ?? now))
          }
          if (rule.catchUp === 'all') expect(done.skipped).toEqual([])
          nextIndex = done.nextIndex
          expect(dueAt(schedule, nextIndex)).toBeGreaterThan(Math.min(now, endsAt ?? now))
        }
      }),
    )
  })
})
