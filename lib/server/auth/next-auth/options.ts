import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { AppError } from '@/lib/platform/app-error'
import { endSession } from '../commands/end-session'
import { type SignInFrom, signIn } from '../commands/sign-in'
import { cookieName, SESSION_DAYS } from '../token'
import { ownUrl } from './own-url'

export interface AuthRequest extends SignInFrom {
  /** @throws AppError unauthenticated when the session of this request has ended */
  stillCounts: () => Promise<unknown>
}

/**
 * next-auth's options for one request. It swallows what its callbacks throw, or puts the message into an address;
 * so `fail` is told first, and the handler answers from that.
 */
export function optionsFor(from: AuthRequest, fail: (error: unknown) => void): AuthOptions {
  const secure = cookieName().startsWith('__Secure-')
  const cookie = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  const telling = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unauthenticated')) fail(error)
      throw error
    }
  }
  return {
    secret: process.env.GAVEL_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: cookieName(), options: cookie },
      csrfToken: { name: secure ? '__Host-gavel.csrf' : 'gavel.csrf', options: cookie },
      callbackUrl: { name: secure ? '__Secure-gavel.callback' : 'gavel.callback', options: cookie },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: (given) =>
          telling(async () => {
            const token = await signIn({ email: given?.email ?? '', password: given?.password ?? '' }, from)
            return { id: token.userId, sid: token.sessionId }
          }),
      }),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => ownUrl(url, baseUrl),
      // The cookie names the session row and carries nothing else (token.ts). Read again, the row must still count:
      // thrown here, next-auth answers "nobody" and clears the cookie.
      jwt: async ({ token, user }) => {
        if (user) return { sub: user.id, sid: (user as { sid?: string }).sid }
        await telling(from.stillCounts)
        return { sub: token.sub, sid: token.sid }
      },
    },
    events: {
      signOut: ({ token }) =>
        telling(async () => {
          if (!token?.sub || typeof token.sid !== 'string') return
          await endSession({ userId: token.sub }, token.sid).catch(ignoreEnded)
        }),
    },
    // The failures that matter are logged where they are answered; the rest is noise that a stranger can make.
    logger: { error() {}, warn() {}, debug() {} },
  }
}

/** Signed out twice is signed out. */
function ignoreEnded(error: unknown) {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error
}
