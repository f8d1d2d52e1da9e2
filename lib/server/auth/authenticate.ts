import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { isUuid } from '@/lib/platform/ids'
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
  endedAt: Date | null
  expiresAt: Date
  lastSeenAt: Date
  name: string
  email: string
}

/** The rows decide at every request, so they are never kept; what many ask at this moment is one statement. */
const readSessions = gathered<string, SessionRow[]>(
  (ids) => database().$queryRaw<SessionRow[]>`
    SELECT s.id, s.user_id AS "userId", s.ended_at AS "endedAt", s.expires_at AS "expiresAt",
      s.last_seen_at AS "lastSeenAt", u.name, u.email
    FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ANY (${[...ids]}::uuid[])`,
)

async function findSession(id: string): Promise<SessionRow | undefined> {
  if (!isUuid(id)) return undefined
  return (await readSessions([id])).find((session) => session.id === id)
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
  if (!session || session.userId !== token.userId || session.endedAt || session.expiresAt <= now) {
    throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')
  }
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await database().session.update({ where: { id: session.id }, data: { lastSeenAt: now } })
  }
  return { userId: session.userId, sessionId: session.id, name: session.name, email: session.email }
}
