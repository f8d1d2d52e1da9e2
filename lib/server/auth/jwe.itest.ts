import { encode } from 'next-auth/jwt'
import { describe, expect, it } from 'vitest'
import { openJwe } from './jwe'
import { decodeToken, encodeToken } from './token'

const secret = process.env.GAVEL_SECRET as string
const token = { userId: 'u', sessionId: 's' }
const now = new Date()
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)

describe('next-auth’s cookie, opened by hand', () => {
  it('has in it what next-auth put there', async () => {
    const text = await encodeToken(token)
    expect(openJwe(text, secret, now)).toMatchObject({ sub: 'u', sid: 's', exp: expect.any(Number) })
    expect(await decodeToken(text)).toEqual(token)
  })

  it('is nothing with another secret, a bit changed anywhere, or a shorter proof', async () => {
    const text = await encodeToken(token)
    expect(openJwe(text, `${secret}!`, now)).toBeNull()
    const [header = '', key = '', ...parts] = text.split('.')
    for (const place of parts.keys()) {
      const changed = parts.map((part, n) => {
        if (n !== place) return part
        const bytes = Buffer.from(part, 'base64url')
        bytes[0] = (bytes[0] ?? 0) ^ 1
        return bytes.toString('base64url')
      })
      expect(openJwe([header, key, ...changed].join('.'), secret, now), String(place)).toBeNull()
    }
    const [iv, sealed, tag = ''] = parts
    for (const length of [4, 8, 12, 15]) {
      const short = Buffer.from(tag, 'base64url').subarray(0, length).toString('base64url')
      expect(openJwe([header, key, iv, sealed, short].join('.'), secret, now)).toBeNull()
    }
    // The right secret again: the key that is kept is not the wrong one’s.
    expect(openJwe(text, secret, now)).toMatchObject({ sub: 'u' })
  })

  it('is over when it says so, and needs an end', async () => {
    const text = await encode({ token: { sub: 'u', sid: 's' }, secret, maxAge: 60 })
    expect(openJwe(text, secret, later(50))).toMatchObject({ sub: 'u' })
    expect(openJwe(text, secret, later(80))).toBeNull()
    expect(await decodeToken(await encode({ token: { sub: 'u', sid: 's' }, secret, maxAge: -60 }))).toBeNull()
  })

  it('leaves any other kind of token to next-auth’s own reader', async () => {
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const body = Buffer.from('{"sub":"u","sid":"s"}').toString('base64url')
    for (const text of [`${none}.${body}.`, `${none}..${body}.${body}.${body}`, 'abc', '', '....']) {
      expect(openJwe(text, secret, now), text).toBeUndefined()
      expect(await decodeToken(text), text).toBeNull()
    }
  })
})
