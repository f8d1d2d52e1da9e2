import { userRoom } from '@/lib/contracts/rooms'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { pairOf } from '@/lib/server/people/access'

type Change = 'connect' | 'part' | 'block' | 'unblock'

/**
 * Writes how two people stand and tells it in both their rooms, as the commands on connections do: whoever is blocked
 * sees nothing.
 */
export function changeConnection(me: string, other: string, change: Change): Promise<void> {
  return inTransaction({ userId: me }, (uow) => writeConnection(uow, me, other, change))
}

export async function writeConnection(uow: UnitOfWork, me: string, other: string, change: Change) {
  const pair = pairOf(me, other)
  const blocks = change === 'block'
  const data = {
    state: change === 'connect' ? 'connected' : 'none',
    ...(me === pair.lowId ? { lowBlocks: blocks } : { highBlocks: blocks }),
  }
  await uow.tx.connection.upsert({
    where: { lowId_highId: pair },
    create: { ...pair, ...data },
    update: data,
  })
  for (const [viewer, seen] of [
    [me, other],
    [other, me],
  ] as const) {
    const state = change === 'connect' ? 'connected' : blocks && viewer === me ? 'blocked' : 'none'
    uow.emit(userRoom(viewer), 'connection_update', {
      connection: { person: { userId: seen, name: 'x' }, state, since: null, version: 1 },
    })
  }
}
