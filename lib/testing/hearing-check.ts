import type { Socket } from 'socket.io-client'
import type { ConnectionParts } from '@/lib/client/live-connection'
import type { LiveQueries } from '@/lib/client/live-queries'
import { type DeliveredEvent, eventTypes } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import type { SubscribeMessage } from '@/lib/contracts/socket'
import { placeOf } from '@/lib/domain/position/position'

interface Heard {
  at: RoomPosition
  /** The room was asked for since: its numbers may go on from further ahead. */
  asked: boolean
}

/**
 * Listens to what one tab hears, on its wire and behind its room tracker, and notes what may not be: a number that does not follow the
 * one before it, or anything of a room between being put out and asking again.
 */
export class HearingCheck {
  readonly faults: string[] = []
  /** The number of all that came over the wire as it happened. */
  readonly numbers: { room: Room; seq: number }[] = []
  /** Hands everything on, looking at it. */
  readonly sink: ConnectionParts['sink']
  private readonly heard = new Map<Room, Heard>()
  private readonly out = new Set<Room>()
  private readonly told = new Map<Room, RoomPosition>()
  private readonly name: string

  constructor(name: string, queries: LiveQueries) {
    this.name = name
    const { told } = this
    this.sink = {
      onEvents: (events) => {
        for (const event of events) this.tell(event)
        queries.onEvents(events)
      },
      onReset: (room, position) => {
        told.set(room, position)
        queries.onReset(room, position)
      },
      onJoined: (room, position) => {
        told.set(room, position)
        queries.onJoined(room, position)
      },
      onLeft: (room) => {
        told.delete(room)
        queries.onLeft(room)
      },
      onRevoked: (room) => {
        told.delete(room)
        queries.onRevoked(room)
      },
      onRefused: (room) => {
        told.delete(room)
        queries.onRefused(room)
      },
      oldestPosition: (room) => {
        const position = queries.oldestPosition(room)
        if (position) told.set(room, position)
        return position
      },
      refetchAll: () => queries.refetchAll(),
      tellNamed: (listener) => queries.tellNamed(listener),
    }
  }

  listen(socket: Socket): void {
    socket.on('connect', () => {
      this.heard.clear()
      this.out.clear()
    })
    socket.onAnyOutgoing((name, said: SubscribeMessage) => {
      if (name !== 'subscribe') return
      this.out.delete(said.room)
      const heard = this.heard.get(said.room)
      if (heard) heard.asked = true
    })
    socket.onAny((name, told: DeliveredEvent) => {
      if (name === 'revoked') this.out.add(told.room)
      else if (name === 'hidden' || (eventTypes as readonly string[]).includes(name)) this.hear(told)
    })
  }

  private hear(event: DeliveredEvent) {
    const { room, epoch, seq } = event
    this.numbers.push({ room, seq })
    if (this.out.has(room)) this.note('heard after it was put out', event)
    const last = this.heard.get(room)
    if (last) {
      const place = placeOf(last.at, event)
      if (place === 'past' || (place !== 'next' && !last.asked)) this.note(`heard after ${last.at}`, event)
    }
    this.heard.set(room, { at: [epoch, seq], asked: false })
  }

  private tell(event: DeliveredEvent) {
    const at = this.told.get(event.room)
    if (at && placeOf(at, event) !== 'next') this.note(`told after ${at}`, event)
    this.told.set(event.room, [event.epoch, event.seq])
  }

  private note(what: string, { room, epoch, seq, type }: DeliveredEvent) {
    this.faults.push(`${this.name}: ${type ?? 'hidden'} ${epoch}/${seq} of ${room} ${what}`)
  }
}
