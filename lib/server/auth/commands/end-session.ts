import { userRoom } from '@/lib/contracts/rooms'
import { notFound } from '@/lib/platform/app-error'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Viewer } from '../authenticate'

/**
 * Ends one of the viewer's own sessions; its sockets close at once.
 * @throws AppError not_found: no such session, someone else's, or already ended
 */
export async function endSession(viewer: Pick<Viewer, 'userId'>, sessionId: string): Promise<void> {
  await inTransaction({ userId: viewer.userId }, async (uow) => {
    const ended = await endSessions(uow, { userId: viewer.userId, only: sessionId })
    if (ended === 0) throw notFound()
  })
}

/**
 * Ends a user's sessions inside the caller's transaction and tells their sockets.
 * @param which `removedFrom`: the league whose removal of him this is, for the sign-in page to say
 * @returns how many there were
 */
export async function endSessions(
  uow: UnitOfWork,
  which: { userId: string; only?: string; except?: string; removedFrom?: string },
): Promise<number> {
  const id = { ...(which.only ? { equals: which.only } : {}), ...(which.except ? { not: which.except } : {}) }
  const rows = await uow.tx.session.updateManyAndReturn({
    where: { userId: which.userId, endedAt: null, id },
    data: { endedAt: uow.now, removedFromId: which.removedFrom ?? null },
    select: { id: true },
  })
  for (const row of rows) {
    uow.emit(userRoom(which.userId), 'session_update', { sessionId: row.id, ended: true })
  }
  return rows.length
}
