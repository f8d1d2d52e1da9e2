import type { EventType } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { inEpoch } from '@/lib/domain/position/position'
import { sharedCache } from '@/lib/platform/caching'
import { database } from '@/lib/platform/database/client'
import { Lru } from '@/lib/platform/lru'

/** More than so many between two looks: reading anew is no dearer than finding out whether it is needed. */
const MOST_EVENTS = 100
const MOST_STRETCHES = 5_000

type Types = readonly EventType[]
/** What was told between two numbers of a room never changes: it is read once for all who stand there. */
const stretches = () => sharedCache('told', () => new Lru<string, Promise<Types | null>>(MOST_STRETCHES))

/**
 * Which types of event a room was told after `from`, up to `to`, where it was seen to stand.
 * @returns null when that cannot be said: another numbering, too many, or no longer stored
 */
export async function typesTold(room: Room, from: RoomPosition, to: RoomPosition): Promise<Types | null> {
  const start = inEpoch(from, to[0])
  const count = start ? to[1] - start[1] : 0
  if (!start || count > MOST_EVENTS) return null
  if (count <= 0) return []
  const store = stretches()
  const name = `${room} ${to[0]} ${start[1]} ${to[1]}`
  const known = store.get(name)
  if (known) return known
  const types = readTypes(room, to[0], start[1], to[1])
  store.set(name, types)
  // What failed may succeed the next time.
  types.catch(() => store.delete(name, types))
  return types
}

async function readTypes(room: Room, epoch: number, after: number, upTo: number): Promise<Types | null> {
  const rows = await database().event.findMany({
    where: { room, epoch: BigInt(epoch), seq: { gt: BigInt(after), lte: BigInt(upTo) } },
    select: { type: true },
  })
  return rows.length === upTo - after ? [...new Set(rows.map(({ type }) => type as EventType))] : null
}
