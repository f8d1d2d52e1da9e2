/**
 * How long after the close the decision waits at least, so that a bid that was in time and waits for its turn is heard.
 * Nobody gains by it: what arrives after the close is refused by the clock, decided or not.
 */
export const GRACE_MS = 300

/** Epoch milliseconds. */
export interface Running {
  closesAt: number
  /** No bid extends the clock beyond it. */
  capAt: number
}

/** What is left on a clock that stands still. */
export interface Paused {
  remainingMs: number
  capRemainingMs: number
}

/** A bid counts when the server received it before the close; at the very millisecond it is over. */
export const isInTime = (closesAt: number, arrivedAt: number): boolean => arrivedAt < closesAt

export const isDue = (closesAt: number, now: number): boolean => now >= closesAt + GRACE_MS

/**
 * A bid with less than so many seconds left adds as many, up to the cap.
 * @returns the new close, or null when the clock stays as it is
 */
export function extendedBy(clock: Running, extendSeconds: number, arrivedAt: number): number | null {
  const extension = extendSeconds * 1000
  if (clock.closesAt - arrivedAt >= extension) return null
  const closesAt = Math.min(clock.closesAt + extension, clock.capAt)
  return closesAt > clock.closesAt ? closesAt : null
}

export const pauseAt = ({ closesAt, capAt }: Running, now: number): Paused => ({
  remainingMs: closesAt - now,
  capRemainingMs: capAt - now,
})

export const resumeAt = ({ remainingMs, capRemainingMs }: Paused, now: number): Running => ({
  closesAt: now + remainingMs,
  capAt: now + capRemainingMs,
})

/** The most that a commissioner may leave on a clock: a week. */
export const MOST_LEFT_MS = 7 * 86_400_000

/** How much time a clock has left, running or paused. */
export const leftOn = (clock: Running | Paused, now: number): number =>
  'closesAt' in clock ? clock.closesAt - now : clock.remainingMs

/** A commissioner's extension; the cap is for bids, and moves with the close where that goes beyond it. */
export function lengthen(clock: Running, seconds: number): Running {
  const closesAt = clock.closesAt + seconds * 1000
  return { closesAt, capAt: Math.max(clock.capAt, closesAt) }
}

/** The same while it is paused. */
export function lengthenPaused(clock: Paused, seconds: number): Paused {
  const remainingMs = clock.remainingMs + seconds * 1000
  return { remainingMs, capRemainingMs: Math.max(clock.capRemainingMs, remainingMs) }
}
