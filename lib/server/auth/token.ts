import { decode, encode } from 'next-auth/jwt'
import { openJwe } from './jwe'

/** What the session cookie carries: it names a session row and proves nothing by itself. */
export interface SessionToken {
  userId: string
  sessionId: string
}

export const SESSION_DAYS = 30

const secret = (): string => {
  const value = process.env.GAVEL_SECRET
  if (!value) throw new Error('GAVEL_SECRET is not set.')
  return value
}

/** Over https the cookie's name says so, and browsers then refuse to send it over http. */
export const cookieName = (): string =>
  process.env.GAVEL_URL?.startsWith('https:') ? '__Secure-gavel.session' : 'gavel.session'

export const encodeToken = (token: SessionToken): Promise<string> =>
  encode({
    token: { sub: token.userId, sid: token.sessionId },
    secret: secret(),
    maxAge: SESSION_DAYS * 86_400,
  })

/** @returns null for anything that is not a token of ours */
export async function decodeToken(text: string): Promise<SessionToken | null> {
  let token: Record<string, unknown> | null | undefined = openJwe(text, secret(), new Date())
  if (token === undefined) token = await decode({ token: text, secret: secret() }).catch(() => null)
  if (typeof token?.sub !== 'string' || typeof token.sid !== 'string') return null
  return { userId: token.sub, sessionId: token.sid }
}

/**
 * The token in a Cookie or Authorization header; next-auth's own reader finds none on a raw handshake.
 * A bearer header that is there decides, even a malformed one; other schemes belong to a proxy in front.
 * @returns null when there is none, '' (a token of nobody) when what is there is malformed
 */
export function tokenIn(headers: { cookie?: string | null; authorization?: string | null }): string | null {
  if (/^bearer\b/i.test(headers.authorization ?? '')) {
    return /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  }
  const prefix = `${cookieName()}=`
  const found = (headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(prefix))
  return found ? decoded(found.slice(prefix.length)) : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
