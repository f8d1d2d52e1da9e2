import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { isUuid } from '@/lib/platform/ids'
import { ask } from '@/lib/server/events/gate'
import { decodeToken, tokenIn } from './token'

/** Whoever is signed in, proven by a session that still counts. */
export interface Viewer {
  userId: string
  sessionId: string
  name: string
  email: string
}

/** A session's "last seen" is written at most this often. */
const SEEN_EVERY_MS = 60_000

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
 * The one answer to "who is asking", for pages, routes and sockets: the cookie (or bearer token) names a session
 * row, and the row decides.
 * @throws AppError unauthenticated
 */
export async function authenticate(
  headers: Headers | Record<string, unknown>,
  now = new Date(),
): Promise<Viewer> {
  const read = (name: string) =>
    headers instanceof Headers ? headers.get(name) : (headers[name] as string | undefined)
  const text = tokenIn({ cookie: read('cookie'), authorization: read('authorization') })
  const token = text ? await decodeToken(text) : null
  if (!token) throw new AppError('unauthenticated', 'Please sign in.')
  const session = await findSession(token.sessionId)
  if (!session || session.userId !== token.userId || session.endedAt || new Date(session.expiresAt) <= now) {
    throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')
  }
  if (now.getTime() - Date.parse(session.lastSeenAt) > SEEN_EVERY_MS) {
    await database().session.update({ where: { id: session.id }, data: { lastSeenAt: now } })
  }
  return { userId: session.userId, sessionId: session.id, name: session.name, email: session.email }
}
