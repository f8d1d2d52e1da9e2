import type { ErrorCode } from '@/lib/contracts/errors'
import { errorStatus } from '@/lib/contracts/errors'

/**
 * The one error type that crosses a layer: a stable code, its HTTP status (from the contract) and a sentence
 * that a person can act on. Anything else that is thrown is a fault of ours and answers 500 without detail.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details?: Record<string, unknown>

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.status = errorStatus[code]
    this.details = details
  }
}

/** What does not exist and what belongs to others answer the same, to the letter. */
export const notFound = () => new AppError('not_found', 'There is nothing here for you.')
