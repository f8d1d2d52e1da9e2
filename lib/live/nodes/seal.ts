import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * What nodes say goes through a Redis that others may reach: nobody without the secret reads it (bids are in it), adds a
 * fact to it, or is heard by another installation on the same Redis.
 */
export interface Seal {
  /** Where the nodes of this secret meet. */
  channel: string
  /** @returns base64, 4/3 of the text and 40 bytes */
  close(text: string): string
  /** null: not from a node of ours. */
  open(sealed: string): string | null
}

/** @param secret GAVEL_SECRET, the same on every node */
export function makeSeal(secret: string): Seal {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, 'gavel nodes', purpose, bytes))
  const key = derive('key', 32)
  return {
    channel: `gavel_${derive('channel', 8).toString('hex')}`,
    close(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      try {
        const bytes = Buffer.from(sealed, 'base64')
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** The longest text whose sealed form has at most so many bytes. */
export const fitting = (sealedBytes: number): number =>
  Math.floor(sealedBytes / 4) * 3 - NONCE_BYTES - TAG_BYTES
