import { eventCatalog } from '@/lib/contracts/event-catalog'
import { type EventData, type EventType, eventData, type LiveEvent } from '@/lib/contracts/events'
import { parseRoom, type Room } from '@/lib/contracts/rooms'
import type { Queryable } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { type EventRow, toLiveEvent } from './row'

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
 * Checks an event against its contract.
 * @throws Error, ZodError for a room it does not travel in, a field missing or unknown: a fault of ours, found where it is made
 */
export function makeEvent<T extends EventType>(
  room: Room,
  type: T,
  data: EventData<T>,
  origin: EventOrigin = {},
  version?: number,
): PendingEvent {
  const kind = parseRoom(room)?.kind
  if (!kind || !eventCatalog[type].rooms.includes(kind))
    throw new Error(`${type} does not travel in ${room}.`)
  return {
    room,
    id: newId(),
    type,
    ...(version === undefined ? {} : { version }),
    ...(origin.mutationId ? { mutationId: origin.mutationId } : {}),
    ...(origin.actorId ? { actorId: origin.actorId } : {}),
    data: eventData[type].parse(data) as EventData,
  }
}

/** Numbers and stores events; the last act of a transaction (append_events in prisma/migrations says why). */
export async function appendEvents(tx: Queryable, events: readonly PendingEvent[]): Promise<LiveEvent[]> {
  if (events.length === 0) return []
  const rows = await tx.$queryRaw<EventRow[]>`SELECT * FROM append_events(${JSON.stringify(events)}::jsonb)`
  return rows.map(toLiveEvent)
}
