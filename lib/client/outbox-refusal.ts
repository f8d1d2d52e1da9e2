import { ApiError } from './api-error'

/** A fault of the server that stays so often is an answer. */
const MOST_FAULTS = 5

/** An answer that another try would get again. */
export function isRefusal(error: unknown, misses: number): error is ApiError {
  if (!(error instanceof ApiError)) return false
  if (error.code === 'internal') return misses >= MOST_FAULTS
  const again = ['request_in_progress', 'rate_limited', 'unauthenticated'].includes(error.code)
  return error.status >= 400 && error.status < 500 && !again
}

/** Whether nobody knows what became of it. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof ApiError && ['network', 'unavailable', 'request_in_progress'].includes(error.code)

/** How long the server asks to be left alone, in ms. */
export function askedWait(error: unknown): number {
  const seconds = error instanceof ApiError ? Number(error.details?.retryAfterSeconds ?? 0) : 0
  return seconds * 1_000
}
