import type { LiveEvent } from '@/lib/contracts/events'
import type { AsOf, Room, RoomPosition } from '@/lib/contracts/rooms'
import { database, type Queryable } from '@/lib/platform/database/client'
import { type EventRow, toLiveEvent } from './row'

/** Where a room stands that has had no event yet. */
export const START: RoomPosition = [0, 0]

/** The newest number of each room; a room without events stands at [0, 0]. */
export async function readHeads(rooms: readonly Room[], db: Queryable = database()): Promise<AsOf> {
  const heads: AsOf = Object.fromEntries(rooms.map((room) => [room, START]))
  if (rooms.length === 0) return heads
  const rows = await db.roomHead.findMany({ where: { room: { in: [...rooms] } } })
  for (const row of rows) heads[row.room] = [Number(row.epoch), Number(row.seq)]
  return heads
}

/** Stored bytes of one read: a squad's event may have hundreds of kilobytes. */
const BYTES_A_READ = 1_000_000

/**
 * Events of a room after `seq`, in order, at most `limit`, and no more once they have reached `bytes` as stored: at
 * least the first, so that whoever asks on arrives.
 */
export async function readEventsAfter(
  room: Room,
  epoch: number,
  seq: number,
  limit: number,
  bytes = BYTES_A_READ,
  db: Queryable = database(),
): Promise<LiveEvent[]> {
  const rows = await db.$queryRaw<EventRow[]>`
    SELECT * FROM (
      SELECT *, sum(pg_column_size(data)) OVER (ORDER BY seq) - pg_column_size(data) AS bytes_before FROM events
      WHERE room = ${room} AND epoch = ${BigInt(epoch)} AND seq > ${BigInt(seq)} ORDER BY seq LIMIT ${limit}
    ) next WHERE bytes_before < ${bytes} ORDER BY seq`
  return rows.map(toLiveEvent)
}

/**
 * Answers a read that rooms keep fresh: their heads are read before the data, so the data can only be newer than
 * `asOf` says, and an event is never taken for seen when it is not in the data. A read that learns on the way of more rooms
 * reads their heads before it goes on, and answers them as its own `asOf`.
 */
export async function withAsOf<T extends object & { asOf?: AsOf }>(
  rooms: readonly Room[],
  read: () => Promise<T>,
): Promise<T & { asOf: AsOf }> {
  const asOf = await readHeads(rooms)
  const answer = await read()
  return { ...answer, asOf: { ...asOf, ...answer.asOf } }
}
