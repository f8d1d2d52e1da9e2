import type { LiveEvent } from '@/lib/contracts/events'
import type { AsOf, Room } from '@/lib/contracts/rooms'
import { isCaching } from '@/lib/platform/caching'
import { database, type Queryable } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { currentHeads } from './heads'
import { type Keep, keptAnswer } from './kept-answers'
import { type EventRow, toLiveEvent } from './row'

export { beginAnew, currentHeads, readHeads, readMovedHeads } from './heads'
export { OTHERS_MONEY } from './kept-answers'

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

/** What one of many asks for. */
export interface Missed {
  room: Room
  epoch: number
  seq: number
  limit: number
  /** Stored, at most 256 KB of each go together. */
  bytes: number
}

/** Readers of one statement: some megabytes at the most. */
const TOGETHER = { most: 64, restMs: 10 }
const readTogether = gathered<string, ReadonlyMap<string, LiveEvent[]>>(async (names) => {
  const asked = names.map((name) => JSON.parse(name) as [Room, number, number, number, number])
  const all = <T>(pick: (one: (typeof asked)[number]) => T) => asked.map(pick)
  const rows = await database().$queryRaw<(EventRow & { place: bigint })[]>`
    SELECT asked.place, e.*
    FROM unnest(${all(([room]) => room)}::text[], ${all(([, epoch]) => epoch)}::bigint[], ${all(([, , seq]) => seq)}::bigint[],
      ${all(([, , , limit]) => limit)}::int[], ${all(([, , , , bytes]) => bytes)}::int[])
      WITH ORDINALITY AS asked (room, epoch, seq, most, most_bytes, place)
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT *, sum(pg_column_size(data)) OVER (ORDER BY seq) - pg_column_size(data) AS bytes_before FROM events
        WHERE room = asked.room AND epoch = asked.epoch AND seq > asked.seq ORDER BY seq LIMIT asked.most
      ) next WHERE bytes_before < asked.most_bytes
    ) e ORDER BY asked.place, e.seq`
  const found = new Map(names.map((name) => [name, [] as LiveEvent[]]))
  for (const row of rows) found.get(names[Number(row.place) - 1] ?? '')?.push(toLiveEvent(row))
  return found
}, TOGETHER)

/** `readEventsAfter` for one of many: who asks the same is answered by the same, and others' are read with it. */
export async function readMissed({ room, epoch, seq, limit, bytes }: Missed): Promise<LiveEvent[]> {
  const name = JSON.stringify([room, epoch, seq, limit, Math.ceil(bytes)])
  return (await readTogether([name])).get(name) ?? []
}

/**
 * Answers a read that rooms keep fresh: their heads are read before the data, so the data can only be newer than
 * `asOf` says, and an event is never taken for seen when it is not in the data. A read that learns on the way of more rooms
 * reads their heads before it goes on, and answers them as its own `asOf`.
 * @param keep that it may be kept until one of its rooms moves on
 */
export async function withAsOf<T extends object & { asOf?: AsOf }>(
  rooms: readonly Room[],
  read: (asOf: AsOf) => Promise<T>,
  keep?: Keep,
): Promise<T & { asOf: AsOf }> {
  const dated = async (asOf: AsOf) => {
    const answer = await read(asOf)
    return { ...answer, asOf: { ...asOf, ...answer.asOf } }
  }
  if (keep && isCaching()) return keptAnswer(keep, rooms, dated)
  return dated(await currentHeads(rooms))
}

/**
 * A part of such an answer, the same for more people or for longer: kept by itself, and as new as the request that asks for it.
 * How far it reaches is not said; the answer that it is part of has read its rooms' heads before.
 */
export async function keptPart<T>(rooms: readonly Room[], read: () => Promise<T>, keep: Keep): Promise<T> {
  if (!isCaching()) return read()
  const { part } = await keptAnswer(keep, rooms, async (asOf) => ({ part: await read(), asOf }))
  return part
}
