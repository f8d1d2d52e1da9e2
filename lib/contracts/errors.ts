import { z } from 'zod'

/** Every error code that the API can answer, with its HTTP status. */
export const errorStatus = {
  invalid_request: 400,
  invalid_idempotency_key: 400,
  unauthenticated: 401,
  wrong_password: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  version_conflict: 409,
  wallet_frozen: 409,
  round_closed: 409,
  round_state: 409,
  tiebreaker_closed: 409,
  tiebreaker_state: 409,
  outbid: 409,
  request_in_progress: 409,
  invite_used: 409,
  queue_full: 409,
  not_on_sale: 409,
  sold_out: 409,
  limit_reached: 409,
  email_taken: 409,
  payload_too_large: 413,
  idempotency_mismatch: 422,
  insufficient_funds: 422,
  currency_mismatch: 422,
  bid_refused: 422,
  import_refused: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus
export const errorCode = z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]])

/** The body of every answer that is not a success. `message` is a sentence a person can act on. */
export const errorBody = z.strictObject({
  error: z.strictObject({
    code: errorCode,
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
