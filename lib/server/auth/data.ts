import type { SessionView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { proofIn, type Viewer } from './authenticate'
import { deviceName } from './device'

/** Where the viewer is signed in, last seen first. */
export async function listSessions(
  viewer: Pick<Viewer, 'userId' | 'sessionId'>,
  now = new Date(),
): Promise<SessionView[]> {
  const rows = await database().session.findMany({
    where: { userId: viewer.userId, endedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    current: row.id === viewer.sessionId,
    device: deviceName(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }))
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
