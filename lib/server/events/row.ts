import type { LiveEvent } from '@/lib/contracts/events'

/** A row of `events` as SQL returns it. */
export interface EventRow {
  room: string
  epoch: bigint
  seq: bigint
  id: string
  type: string
  at: Date
  version: bigint | null
  mutation_id: string | null
  actor_id: string | null
  data: unknown
}

export function toLiveEvent(row: EventRow): LiveEvent {
  return {
    room: row.room,
    epoch: Number(row.epoch),
    seq: Number(row.seq),
    id: row.id,
    type: row.type,
    at: row.at.toISOString(),
    ...(row.version === null ? {} : { version: Number(row.version) }),
    ...(row.mutation_id === null ? {} : { mutationId: row.mutation_id }),
    ...(row.actor_id === null ? {} : { actorId: row.actor_id }),
    data: row.data,
  } as LiveEvent
}
