import { ApiError } from './api-error'

/** A fault of the server that stays so often is for a person to look at. */
const MOST_FAULTS = 5

/** It was not done, and another try would get the same. */
export function isRefusal(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  const again = ['request_in_progress', 'rate_limited', 'unauthenticated'].includes(error.code)
  return error.status >= 400 && error.status < 500 && !again
}

/** The server fails at it again and again: nothing is known of it, and what comes after it should not wait for ever. */
export const isHopeless = (error: unknown, misses: number): boolean =>
  error instanceof ApiError && error.code === 'internal' && misses >= MOST_FAULTS

/** Whether nobody knows what became of it. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof ApiError && ['network', 'unavailable', 'request_in_progress'].includes(error.code)

/** How long the server asks to be left alone, in ms. */
export function askedWait(error: unknown): number {
  const seconds = error instanceof ApiError ? Number(error.details?.retryAfterSeconds ?? 0) : 0
  return seconds * 1_000
}
