import type { AsOf, Room, RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'
import { database, type Queryable } from '@/lib/platform/database/client'
import { plainRows } from '@/lib/platform/database/plain-rows'
import { ask } from './gate'

/** Where a room stands that has had no event yet. */
const START: RoomPosition = [0, 0]

/** The newest number of each room; a room without events stands at [0, 0]. */
export async function readHeads(rooms: readonly Room[], db: Queryable = database()): Promise<AsOf> {
  const heads: AsOf = Object.fromEntries(rooms.map((room) => [room, START]))
  if (rooms.length === 0) return heads
  const rows = await db.roomHead.findMany({ where: { room: { in: [...rooms] } } })
  for (const row of rows) heads[row.room] = [Number(row.epoch), Number(row.seq)]
  return heads
}

export interface MovedHead {
  room: Room
  head: RoomPosition
  /** It stood further: the database was set back. Epochs rise too, so one that is gone or from before is earlier. */
  isEarlier: boolean
}

/** Of rooms whose numbers are known those that stand elsewhere by now. */
export async function readMovedHeads(
  known: readonly (readonly [Room, RoomPosition])[],
): Promise<MovedHead[]> {
  const rows = await plainRows<{ room: Room; epoch: string; seq: string; is_earlier: boolean }>(
    `SELECT known.room, h.epoch, h.seq, (h.epoch, h.seq) < (known.epoch, known.seq) AS is_earlier
     FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS known (room, epoch, seq)
     LEFT JOIN room_heads ON room_heads.room = known.room
     CROSS JOIN LATERAL (SELECT coalesce(room_heads.epoch, 0), coalesce(room_heads.seq, 0)) AS h (epoch, seq)
     WHERE (h.epoch, h.seq) <> (known.epoch, known.seq)`,
    [known.map(([room]) => room), known.map(([, [epoch]]) => epoch), known.map(([, [, seq]]) => seq)],
  )
  return rows.map(({ room, epoch, seq, is_earlier }) => ({
    room,
    head: [Number(epoch), Number(seq)],
    isEarlier: is_earlier,
  }))
}

/**
 * Gives rooms a new epoch, so that no number that was told is given again and taken for the same; only while they are still
 * numbered as `known` says, so several nodes may do it at once.
 * @returns where those stand that were given one
 */
export async function beginAnew(
  known: readonly (readonly [Room, RoomPosition])[],
): Promise<[Room, RoomPosition][]> {
  const rows = await plainRows<{ room: Room; epoch: string }>(
    `WITH known AS (SELECT * FROM unnest($1::text[], $2::bigint[]) AS known (room, epoch))
     INSERT INTO room_heads AS head (room, epoch, seq)
       SELECT room, greatest((extract(epoch FROM clock_timestamp()) * 1000)::bigint, epoch + 1), 0 FROM known ORDER BY room
       ON CONFLICT (room) DO UPDATE SET epoch = excluded.epoch, seq = 0
         WHERE head.epoch <= (SELECT known.epoch FROM known WHERE known.room = head.room)
       RETURNING head.room, head.epoch`,
    [known.map(([room]) => room), known.map(([, [epoch]]) => epoch)],
  )
  return rows.map(({ room, epoch }) => [room, [Number(epoch), 0]])
}

/** `readHeads` for one of many requests: what others ask at this moment is read with it. */
export async function currentHeads(rooms: readonly Room[]): Promise<AsOf> {
  if (rooms.length === 0) return {}
  const found = await ask(rooms.map((room) => `room ${room}` as const))
  return Object.fromEntries(
    rooms.map((room) => [room, (found.get(`room ${room}`) as RoomPosition | null | undefined) ?? START]),
  )
}

/**
 * Whether what was read as of `asOf` is at least as new as `heads` say, in each of these rooms. An event stands in its room's
 * head from the instant of its commit, so no other check is needed, whichever process committed it.
 */
export const reaches = (asOf: AsOf, heads: AsOf, rooms: readonly string[] = Object.keys(asOf)): boolean =>
  rooms.every((room) => {
    const [at, head] = [asOf[room], heads[room]]
    return at && head && ['same', 'newer'].includes(comparePositions(at, head))
  })
