import type { RoundRules } from '@/lib/contracts/round-rules'

/** The clock of live tiebreakers as typed, in seconds. */
export interface ClockForm {
  seconds: string
  extendSeconds: string
  capSeconds: string
}

export type ClockProblems = Partial<Record<keyof ClockForm, string>>

/** Two minutes, a quarter of one more for a late bid, ten at most: long enough to think, short enough to stay. */
export const firstClock: ClockForm = { seconds: '120', extendSeconds: '15', capSeconds: '600' }

const bounds = { seconds: [10, 86_400], extendSeconds: [1, 3_600], capSeconds: [10, 172_800] } as const

/** The clock as the rules take it, or what is wrong, by field. */
export function readClock(
  form: ClockForm,
): { clock: NonNullable<RoundRules['tiebreaker']> } | { problems: ClockProblems } {
  const [seconds, extendSeconds, capSeconds] = [
    readSeconds(form, 'seconds'),
    readSeconds(form, 'extendSeconds'),
    readSeconds(form, 'capSeconds'),
  ]
  const problems: ClockProblems = {}
  for (const [field, value] of Object.entries({ seconds, extendSeconds, capSeconds })) {
    if (typeof value === 'string') problems[field as keyof ClockForm] = value
  }
  if (typeof seconds === 'number' && typeof capSeconds === 'number' && capSeconds < seconds) {
    problems.capSeconds = 'The cap must not come before the first close.'
  }
  if (
    typeof seconds === 'string' ||
    typeof extendSeconds === 'string' ||
    typeof capSeconds === 'string' ||
    Object.keys(problems).length > 0
  ) {
    return { problems }
  }
  return { clock: { seconds, extendSeconds, capSeconds } }
}

function readSeconds(form: ClockForm, field: keyof ClockForm): number | string {
  const [least, most] = bounds[field]
  const text = form[field].trim()
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most
    ? value
    : `Whole seconds, from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}.`
}
