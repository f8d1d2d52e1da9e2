import type { AsOf, Room, RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'

/** Data of a live read: it says, for each room that keeps it fresh, how far it has come. */
export interface Dated {
  asOf: AsOf
}

/** Data lacks what the tab has already seen of a room: it must be read again. Rooms that it does not date are not asked. */
export function isBehind(data: Dated, seen: ReadonlyMap<Room, RoomPosition>): boolean {
  for (const [room, position] of Object.entries(data.asOf)) {
    const known = seen.get(room as Room)
    if (known && ['older', 'unknown'].includes(comparePositions(position, known))) return true
  }
  return false
}

/**
 * What to show of two answers to one question: never one that is older in a room. Of different epochs the one that
 * came last counts.
 */
export const keepNewer = <T extends Dated>(shown: T, arrived: T): T =>
  isOlder(arrived, shown.asOf) ? shown : arrived

/** Of one of the rooms that date it, it does not reach where that one stands there. */
export const isOlder = ({ asOf }: Dated, there: AsOf): boolean =>
  Object.entries(asOf).some(([room, position]) => {
    const had = there[room]
    return had !== undefined && comparePositions(position, had) === 'older'
  })

/** The same data, said to reach one event further. */
export function advance<T extends Dated>(data: T, event: { room: Room; epoch: number; seq: number }): T {
  return { ...data, asOf: { ...data.asOf, [event.room]: [event.epoch, event.seq] } }
}
