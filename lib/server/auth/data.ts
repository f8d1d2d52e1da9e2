import type { SessionView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import type { Viewer } from './authenticate'
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
