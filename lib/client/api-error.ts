import type { ErrorCode } from '@/lib/contracts/errors'

/** `network`: no answer of ours came back. */
export type ApiErrorCode = ErrorCode | 'network'

/** Why a call did not succeed: a stable code, the HTTP status (0: no answer) and a sentence for the person. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly status: number
  readonly details?: Record<string, unknown>

  constructor(code: ApiErrorCode, status: number, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.details = details
  }
}
