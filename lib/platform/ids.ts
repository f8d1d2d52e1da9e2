import { randomBytes } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562): its first 48 bits are milliseconds, so rows made one after the other lie
 * side by side in an index.
 * @param now epoch milliseconds
 */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What names no row, PostgreSQL would refuse with all that is asked beside it. */
export const isUuid = (text: string): boolean => UUID.test(text)

/** A secret for a link: 24 bytes, base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url')
