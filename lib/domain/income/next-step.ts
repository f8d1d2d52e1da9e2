import type { CatchUp } from '@/lib/contracts/views'
import { dueAt, firstAfter, type Schedule } from './schedule'

/** Later than this, a period counts as missed: a job that starts a little late, or a restart, is no downtime. */
export const MISSED_AFTER_MS = 5 * 60_000

export interface Progress {
  schedule: Schedule
  /** The first period that is neither paid nor skipped. */
  nextIndex: number
  endsAt: number | null
  catchUp: CatchUp
}

/** `skip`: the periods from an index up to, not including, another. */
export type Step = { kind: 'pay'; index: number } | { kind: 'skip'; from: number; to: number }

/**
 * What is to be done first at an instant; null: nothing is due. Steps are taken one by one, so that one that is cut short leaves
 * those before it done and the rest to come. Of the periods that were missed `all` pays each, `latest` the newest unless one
 * is due in time, `skip` none.
 */
export function nextStep({ schedule, nextIndex, endsAt, catchUp }: Progress, now: number): Step | null {
  const due = (instant: number) => firstAfter(schedule, endsAt === null ? instant : Math.min(instant, endsAt))
  const end = due(now)
  if (nextIndex >= end) return null
  const fresh = Math.max(nextIndex, due(now - MISSED_AFTER_MS - 1))
  const keep = catchUp === 'latest' && fresh === end ? 1 : 0
  const skipTo = catchUp === 'all' ? nextIndex : Math.min(fresh, end) - keep
  if (skipTo > nextIndex) return { kind: 'skip', from: nextIndex, to: skipTo }
  return { kind: 'pay', index: nextIndex }
}

/** When the next period is due; null: the end comes before it. */
export function nextDue({ schedule, nextIndex, endsAt }: Omit<Progress, 'catchUp'>): number | null {
  const at = dueAt(schedule, nextIndex)
  return endsAt === null || at <= endsAt ? at : null
}
