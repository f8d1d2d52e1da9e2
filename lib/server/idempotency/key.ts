import { createHash } from 'node:crypto'
import { NOT_AFTER_HEADER } from '@/lib/contracts/endpoint'
import { AppError } from '@/lib/platform/app-error'

/** A request's key and what it asked: the same key with another fingerprint is a mistake, not a retry. */
export interface IdempotencyClaim {
  key: string
  /** sha256 of method, path and body, hex. */
  fingerprint: string
  /** From then on it is no longer meant. */
  notAfter?: Date
  /** Set by whoever finds that it was done before: the answer is the one that was kept. */
  replayed?: boolean
}

/** Says of an answer that nothing was done for it: it is the one that this key was given before. */
export const REPLAY_HEADER = 'idempotent-replay'

const KEY = /^[A-Za-z0-9_-]{8,128}$/

/** @throws AppError invalid_idempotency_key */
export function requireKey(headers: Headers): string {
  const key = headers.get('idempotency-key')
  if (key !== null && KEY.test(key)) return key
  throw new AppError(
    'invalid_idempotency_key',
    'Send an Idempotency-Key header: 8 to 128 letters, digits, hyphens or underscores, a new one for each action.',
  )
}

/** @throws AppError invalid_request */
export function notAfterOf(headers: Headers): { notAfter?: Date } {
  const text = headers.get(NOT_AFTER_HEADER)
  if (text === null) return {}
  const notAfter = new Date(text)
  if (!Number.isNaN(notAfter.getTime())) return { notAfter }
  throw new AppError('invalid_request', `${NOT_AFTER_HEADER} is not an instant.`)
}

export const fingerprintOf = (method: string, path: string, body: string): string =>
  createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex')
