import type { Dated } from '@/lib/client/as-of'
import type { CacheRules } from '@/lib/client/cache-rule'
import type { DeliveredEvent, EventType } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import type { SubscribeAnswer, SubscribeMessage } from '@/lib/contracts/socket'
import { inEpoch } from '@/lib/domain/position/position'

/** What the server said of one page to one person around an act: enough to play the act again in memory, at any moment. */
export interface Recording {
  /** Whose page it is, for messages. */
  name: string
  /** The page alone. */
  page: string
  rules: CacheRules<never>
  before: Dated
  after: Dated
  /** What the act told in the rooms of the answer before it, as this person is shown it. */
  events: ReadonlyMap<Room, readonly DeliveredEvent[]>
}

/** `hidden`: bare numbers of what is not for this person stand around each event. `unknown`: of types that its node does not know. */
export type Guise = 'plain' | 'hidden' | 'unknown'

export const typesOf = ({ events }: Recording): EventType[] =>
  [...events.values()].flat().flatMap((event) => event.type ?? [])

/** The same act, told otherwise. */
export function inGuise(recording: Recording, guise: Guise): Recording {
  if (guise === 'plain') return recording
  const told = [...recording.events].map(([room, events]) => {
    const [, start] = recording.before.asOf[room] ?? [0, 0]
    return [room, guise === 'unknown' ? events.map(asUnknown) : amongHidden(events, start)] as const
  })
  const events = new Map(told.filter(([, list]) => list.length > 0))
  const asOf = { ...recording.after.asOf }
  for (const [room, list] of events) {
    const last = list.at(-1)
    if (asOf[room] && last) asOf[room] = [last.epoch, last.seq]
  }
  return { ...recording, events, after: { ...recording.after, asOf } }
}

const asUnknown = ({ room, epoch, seq }: DeliveredEvent): DeliveredEvent => ({
  room,
  epoch,
  seq,
  unknown: true,
})

function amongHidden(events: readonly DeliveredEvent[], start: number): DeliveredEvent[] {
  const hidden = (like: DeliveredEvent, seq: number) => ({ room: like.room, epoch: like.epoch, seq })
  const list = events.flatMap((event, n) => [
    hidden(event, start + 2 * n + 1),
    { ...event, seq: start + 2 * n + 2 },
  ])
  const last = list.at(-1)
  return last ? [...list, hidden(last, last.seq + 1)] : []
}

/** The server of a recording: it stands before the act or after it, and answers as the gateway and the routes do. */
export class RecordedServer {
  committed = false
  /** Whoever resumes is told to begin anew. */
  resets = false
  readonly recording: Recording

  constructor(recording: Recording) {
    this.recording = recording
  }

  head(room: Room): RoomPosition {
    const { before, after, events } = this.recording
    const last = events.get(room)?.at(-1)
    if (this.committed && last) return [last.epoch, last.seq]
    return before.asOf[room] ?? after.asOf[room] ?? [0, 0]
  }

  asOf(): Dated['asOf'] {
    const { before, after } = this.recording
    return this.committed ? after.asOf : before.asOf
  }

  data(): Dated {
    const { before, after } = this.recording
    return this.committed ? after : before
  }

  subscribe({ room, epoch, seq }: SubscribeMessage): SubscribeAnswer & { ok: true } {
    const [headEpoch, headSeq] = this.head(room)
    const head = { ok: true as const, epoch: headEpoch, seq: headSeq }
    const from = epoch === undefined || seq === undefined ? null : inEpoch([epoch, seq], headEpoch)
    if (this.resets || !from || from[1] > headSeq) return { ...head, mode: 'reset', events: [] }
    const told = this.committed ? (this.recording.events.get(room) ?? []) : []
    const events = told.filter((event) => event.seq > from[1])
    const isWhole = events.length === headSeq - from[1]
    return isWhole ? { ...head, mode: 'replay', events } : { ...head, mode: 'reset', events: [] }
  }
}
