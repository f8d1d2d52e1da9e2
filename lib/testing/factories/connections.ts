import type { ConnectionAct } from '@/lib/contracts/endpoints'
import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { pairOf } from '@/lib/server/people/access'
import { changeConnection } from '@/lib/server/people/commands/change-connection'

/** One act of `me` on `other`, by the app's own command. */
export async function actOn(me: string, other: string, act: ConnectionAct): Promise<void> {
  await inTransaction({ userId: me }, (uow) => changeConnection(uow, me, other, act))
}

/** Two people who are connected, whatever else they have to do with each other. */
export async function makeConnected(one: string, other: string): Promise<void> {
  const pair = pairOf(one, other)
  await database().connection.upsert({
    where: { lowId_highId: pair },
    create: { ...pair, state: 'connected' },
    update: { state: 'connected' },
  })
}
