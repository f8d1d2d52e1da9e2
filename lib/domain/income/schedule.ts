import type { PeriodUnit } from '@/lib/contracts/views'

/**
 * When a rule pays: at its anchor, and every so many units after it. A period is named by its index, which a later change of
 * the schedule leaves alone: the new schedule begins with the next one. Instants are epoch ms; calendars are UTC's.
 */
export interface Schedule {
  every: number
  unit: PeriodUnit
  anchorAt: number
  /** The index of the period at the anchor. */
  firstIndex: number
}

export interface Period {
  index: number
  at: number
}

const FIXED_MS: Partial<Record<PeriodUnit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
}
/** No month is longer: an estimate by it never goes too far. */
const LONGEST_MONTH_MS = 31 * 86_400_000

/** When a period is due. A month without the anchor's day pays on its last. */
export function dueAt({ every, unit, anchorAt, firstIndex }: Schedule, index: number): number {
  const steps = (index - firstIndex) * every
  const fixed = FIXED_MS[unit]
  return fixed === undefined ? addMonths(anchorAt, steps) : anchorAt + steps * fixed
}

function addMonths(from: number, months: number): number {
  const date = new Date(from)
  const day = date.getUTCDate()
  // From the first of the month, so that no day spills over into the next.
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}

/** The first period that is due after an instant. */
export function firstAfter(schedule: Schedule, instant: number): number {
  const { every, unit, anchorAt, firstIndex } = schedule
  if (instant < anchorAt) return firstIndex
  const length = (FIXED_MS[unit] ?? LONGEST_MONTH_MS) * every
  let index = firstIndex + Math.floor((instant - anchorAt) / length)
  while (dueAt(schedule, index) <= instant) index++
  return index
}

/** The next periods from an index on; none after the end, one that is due at its very instant included. */
export function nextPeriods(
  schedule: Schedule,
  from: number,
  count: number,
  endsAt: number | null = null,
): Period[] {
  const periods = Array.from({ length: count }, (_, n) => ({
    index: from + n,
    at: dueAt(schedule, from + n),
  }))
  return periods.filter(({ at }) => endsAt === null || at <= endsAt)
}
