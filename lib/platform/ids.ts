import { randomBytes, randomUUID } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562): its first 48 bits are milliseconds, so rows made one after the other lie
 * side by side in an index. The rest is that of a random UUID, which Node makes many of at a time.
 * @param now epoch milliseconds
 */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What names no row, PostgreSQL would refuse with all that is asked beside it. */
export const isUuid = (text: string): boolean => UUID.test(text)

/** A secret for a link: 24 bytes, base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url')
