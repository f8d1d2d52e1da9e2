import type { Endpoint } from '@/lib/contracts/endpoint'
import type { ErrorBody } from '@/lib/contracts/errors'
import { AppError } from '@/lib/platform/app-error'
import { isUnavailable } from '@/lib/platform/database/errors'
import { logger } from '@/lib/platform/logger'

/** Any failure as the one shape of error; what is not an AppError is logged and told as 500 or 503 without detail. */
export function errorResponse(error: unknown, endpoint?: Pick<Endpoint, 'method' | 'path'>): Response {
  const known = error instanceof AppError ? error : translate(error, endpoint)
  const body: ErrorBody = {
    error: { code: known.code, message: known.message, ...(known.details ? { details: known.details } : {}) },
  }
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  const retryAfter = known.details?.retryAfterSeconds
  if (typeof retryAfter === 'number') headers['retry-after'] = String(retryAfter)
  else if (known.status === 503) headers['retry-after'] = '2'
  return Response.json(body, { status: known.status, headers })
}

function translate(error: unknown, endpoint?: Pick<Endpoint, 'method' | 'path'>): AppError {
  const where = endpoint ? `${endpoint.method} ${endpoint.path}` : 'request'
  if (isUnavailable(error)) {
    logger.warn({ err: error }, `${where}: database out of reach`)
    return new AppError(
      'unavailable',
      'Gavel cannot reach its database. Nothing was changed; try again in a moment.',
    )
  }
  logger.error({ err: error }, `${where} failed`)
  return new AppError('internal', 'Something went wrong on our side. Nothing was changed; try again.')
}
