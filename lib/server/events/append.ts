import { eventCatalog } from '@/lib/contracts/event-catalog'
import { type EventData, type EventType, eventData, type LiveEvent } from '@/lib/contracts/events'
import { parseRoom, type Room } from '@/lib/contracts/rooms'
import type { Queryable } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'

/** An event that a command wants to happen: numbered when the transaction ends. */
export interface PendingEvent {
  room: Room
  id: string
  type: EventType
  version?: number
  mutationId?: string
  actorId?: string
  data: EventData
}

export interface EventOrigin {
  actorId?: string | null
  mutationId?: string
}

/**
 * Checks an event against its contract, once for all of its rooms.
 * @throws Error, ZodError for a room it does not travel in, a field missing or unknown: a fault of ours, found where it is made
 */
export function makeEvents<T extends EventType>(
  rooms: readonly Room[],
  type: T,
  data: EventData<T>,
  origin: EventOrigin = {},
  version?: number,
): PendingEvent[] {
  const wrong = rooms.find((room) => {
    const kind = parseRoom(room)?.kind
    return !kind || !eventCatalog[type].rooms.includes(kind)
  })
  if (wrong !== undefined) throw new Error(`${type} does not travel in ${wrong}.`)
  const event = {
    type,
    ...(version === undefined ? {} : { version }),
    ...(origin.mutationId ? { mutationId: origin.mutationId } : {}),
    ...(origin.actorId ? { actorId: origin.actorId } : {}),
    data: eventData[type].parse(data) as EventData,
  }
  return rooms.map((room) => ({ room, id: newId(), ...event }))
}

/** Numbers and stores events; the last act of a transaction (append_events in prisma/migrations says why). */
export async function appendEvents(tx: Queryable, events: readonly PendingEvent[]): Promise<LiveEvent[]> {
  if (events.length === 0) return []
  const rows = await tx.$queryRaw<{ epoch: bigint; seq: bigint; at: Date }[]>`
    SELECT * FROM append_events(${JSON.stringify(byData(events))}::jsonb)`
  return events.map(({ room, id, type, data, ...rest }, index) => {
    const { epoch, seq, at } = rows[index] as (typeof rows)[number]
    return {
      room,
      epoch: Number(epoch),
      seq: Number(seq),
      id,
      type,
      at: at.toISOString(),
      ...rest,
      data,
    } as LiveEvent
  })
}

/** What was made for several rooms at once is sent once. */
function byData(events: readonly PendingEvent[]) {
  const sent: (Omit<PendingEvent, 'room' | 'id'> & { rooms: Room[]; ids: string[] })[] = []
  for (const { room, id, ...event } of events) {
    const last = sent.at(-1)
    if (last?.data === event.data) {
      last.rooms.push(room)
      last.ids.push(id)
    } else sent.push({ rooms: [room], ids: [id], ...event })
  }
  return sent
}
