import type { TiebreakerState } from '@/lib/contracts/views'
import { isInTime } from '@/lib/domain/tiebreak/clock'
import { AppError } from '@/lib/platform/app-error'

/** By the server's clock, which the details tell, or because it was decided before. */
export const tiebreakerClosed = (arrivedAt: Date, closesAt: Date | null) =>
  new AppError('tiebreaker_closed', 'This tiebreaker is over. What was bid before the close counts.', {
    arrivedAt: arrivedAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
  })

export const wrongState = (state: TiebreakerState, sentence: string) =>
  new AppError('tiebreaker_state', sentence, { state })

export const notInTie = () =>
  new AppError('forbidden', 'Your team is not in this tiebreaker. You can watch it.')

/**
 * For an act of a team: the tiebreaker is open, and not over by the server's clock.
 * @throws AppError tiebreaker_closed, tiebreaker_state (paused)
 */
export function checkOpen(row: { state: string; closesAt: Date | null }, now: Date): void {
  if (row.state === 'paused') throw wrongState('paused', 'The clock is paused. Wait until it runs on.')
  const inTime = row.closesAt !== null && isInTime(row.closesAt.getTime(), now.getTime())
  if (row.state !== 'open' || !inTime) throw tiebreakerClosed(now, row.closesAt)
}

export const hasWithdrawn = () =>
  new AppError('tiebreaker_state', 'Your team has withdrawn from this tiebreaker, and that is final.')

/** For an act of the commissioner: the clock is paused, or runs. @throws AppError tiebreaker_closed */
export function checkClock(row: { state: string; closesAt: Date | null }, now: Date): void {
  if (row.state !== 'paused') checkOpen(row, now)
}
