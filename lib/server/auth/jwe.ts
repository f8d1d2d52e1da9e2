import { createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * next-auth's cookie (a JWE: `dir`, AES-256-GCM) opened by hand: the same key and the same proof at a tenth of the time, which counts
 * when thousands come back at once. Its own reader derives the key anew for each.
 */
const HEADER = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')
const [IV_BYTES, TAG_BYTES] = [12, 16]
/** As next-auth allows it. */
const CLOCK_TOLERANCE_S = 15

let known: { secret: string; key: KeyObject } | null = null

function keyOf(secret: string): KeyObject {
  if (known?.secret === secret) return known.key
  const bytes = hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32)
  const key = createSecretKey(Buffer.from(bytes))
  known = { secret, key }
  return key
}

/**
 * @returns what is in it; null when it was not made with this secret, was changed, or is over; undefined when it is not of the one
 * kind that is read here
 */
export function openJwe(text: string, secret: string, now: Date): Record<string, unknown> | null | undefined {
  const [header, key, iv, sealed, tag, ...rest] = text.split('.')
  if (header !== HEADER || key !== '' || !iv || !sealed || !tag || rest.length > 0) return undefined
  const [ivBytes, tagBytes] = [Buffer.from(iv, 'base64url'), Buffer.from(tag, 'base64url')]
  // A shorter tag would be a weaker proof.
  if (ivBytes.length !== IV_BYTES || tagBytes.length !== TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), ivBytes, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(header, 'latin1')).setAuthTag(tagBytes)
    const opened = decipher.update(sealed, 'base64url', 'utf8') + decipher.final('utf8')
    const claims = JSON.parse(opened) as Record<string, unknown>
    return isInTime(claims, now.getTime() / 1_000) ? claims : null
  } catch {
    return null
  }
}

/** Ours say when they end; one that says nothing, or that it begins later, is none of ours. */
function isInTime({ exp, nbf }: Record<string, unknown>, seconds: number): boolean {
  return typeof exp === 'number' && exp > seconds - CLOCK_TOLERANCE_S && nbf === undefined
}
