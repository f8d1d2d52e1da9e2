import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { isUuid } from '@/lib/platform/ids'
import { ask } from '@/lib/server/events/gate'
import { decodeToken, type SessionToken, tokenIn } from './token'

/** Whoever is signed in, proven by a session that still counts. */
export interface Viewer {
  userId: string
  sessionId: string
  name: string
  email: string
}

/** A session's "last seen" is written at most this often. */
const SEEN_EVERY_MS = 60_000
const TOGETHER = { most: 500, restMs: 10 }

interface SessionRow {
  id: string
  userId: string
  endedAt: string | null
  expiresAt: string
  lastSeenAt: string
  name: string
  email: string
}

async function findSession(id: string): Promise<SessionRow | null> {
  if (!isUuid(id)) return null
  const question = `session ${id}` as const
  return ((await ask([question])).get(question) as SessionRow | null | undefined) ?? null
}

/**
 * When thousands come back at once, one statement for many. A row that somebody holds is passed over: whoever holds it
 * writes the same, or ends the session.
 */
const sawSessions = gathered<string, unknown>((ids) => {
  return database().$executeRaw`
    UPDATE sessions SET last_seen_at = now() WHERE id IN (
      SELECT id FROM sessions WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)`
}, TOGETHER)

/**
 * What a request carries as its proof: a cookie (or bearer token) that names a session. It is authentic, and whether the session
 * still counts is for `viewerOf` to say.
 * @throws AppError unauthenticated
 */
export async function proofIn(headers: Headers | Record<string, unknown>): Promise<SessionToken> {
  const read = (name: string) =>
    headers instanceof Headers ? headers.get(name) : (headers[name] as string | undefined)
  const text = tokenIn({ cookie: read('cookie'), authorization: read('authorization') })
  const token = text ? await decodeToken(text) : null
  if (!token) throw new AppError('unauthenticated', 'Please sign in.')
  return token
}

/** @throws AppError unauthenticated: the session of this proof is over */
export async function viewerOf(token: SessionToken, now = new Date()): Promise<Viewer> {
  const session = await findSession(token.sessionId)
  if (!session || session.userId !== token.userId || session.endedAt || new Date(session.expiresAt) <= now) {
    throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')
  }
  if (now.getTime() - Date.parse(session.lastSeenAt) > SEEN_EVERY_MS) await sawSessions([session.id])
  return { userId: session.userId, sessionId: session.id, name: session.name, email: session.email }
}

/**
 * The one answer to "who is asking", for pages, routes and sockets: the cookie (or bearer token) names a session
 * row, and the row decides.
 * @throws AppError unauthenticated
 */
export async function authenticate(
  headers: Headers | Record<string, unknown>,
  now = new Date(),
): Promise<Viewer> {
  return viewerOf(await proofIn(headers), now)
}
