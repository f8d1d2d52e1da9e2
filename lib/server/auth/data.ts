import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listSessions as endpoint } from '@/lib/contracts/endpoints/accounts'
import { userRoom } from '@/lib/contracts/rooms'
import type { SessionView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { proofIn, type Viewer } from './authenticate'
import { toOpenedSession } from './view'

/** Where the viewer is signed in, last seen first. */
export async function listSessions(
  viewer: Pick<Viewer, 'userId' | 'sessionId'>,
  now = new Date(),
): Promise<AnswerOf<typeof endpoint>> {
  return withAsOf([userRoom(viewer.userId)], async () => ({ sessions: await readSessions(viewer, now) }))
}

async function readSessions(viewer: Pick<Viewer, 'userId' | 'sessionId'>, now: Date): Promise<SessionView[]> {
  const rows = await database().session.findMany({
    where: { userId: viewer.userId, endedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map((row) => ({ ...toOpenedSession(row), current: row.id === viewer.sessionId }))
}

export interface SessionEnd {
  /** The league that put this person out and so ended it; null: he did it himself, from elsewhere. */
  removedFrom: { name: string; slug: string } | null
}

/** Why whoever still carries this proof is nobody now; null: he carries none, or nobody ended it. */
export async function endOfSession(headers: Headers): Promise<SessionEnd | null> {
  const token = await proofIn(headers).catch(() => null)
  if (!token) return null
  const row = await database().session.findFirst({
    where: { id: token.sessionId, userId: token.userId, endedAt: { not: null } },
    select: { removedFrom: { select: { name: true, slug: true } } },
  })
  return row && { removedFrom: row.removedFrom }
}
