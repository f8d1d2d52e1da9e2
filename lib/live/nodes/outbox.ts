import type { LiveEvent } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'
import type { Item } from './items'

/** Bytes of whole events that wait at most; beyond it their rooms' heads alone do. */
const MOST_EVENT_BYTES = 1_000_000
/** Rooms, and other items, that wait at most. */
const MOST_WAITING = 10_000

/**
 * What waits while the wire is busy, bounded however long that takes: events turn into the newest head of their rooms, which
 * says the same a little later, and what is beyond that is let go. Pure.
 */
export class Outbox {
  private events: { event: LiveEvent; json: string }[] = []
  private bytes = 0
  private heads = new Map<Room, RoomPosition>()
  private others: string[] = []
  private readonly mostEventBytes: number

  /** @param mostEventBytes a larger event does not travel whole */
  constructor(mostEventBytes: number) {
    this.mostEventBytes = mostEventBytes
  }

  ring(event: LiveEvent): void {
    const json = JSON.stringify({ is: 'event', event } satisfies Item)
    const size = Buffer.byteLength(json)
    if (size > this.mostEventBytes) {
      this.keepHead(event)
      return
    }
    this.events.push({ event, json })
    this.bytes += size
    if (this.bytes <= MOST_EVENT_BYTES) return
    for (const each of this.events.splice(0)) this.keepHead(each.event)
    this.bytes = 0
  }

  add(item: Item): void {
    if (this.others.length < MOST_WAITING) this.others.push(JSON.stringify(item))
  }

  get empty(): boolean {
    return this.events.length === 0 && this.heads.size === 0 && this.others.length === 0
  }

  /** Everything that waits, each item as JSON. */
  take(): string[] {
    const heads = [...this.heads].map(([room, [epoch, seq]]) =>
      JSON.stringify({ is: 'head', room, epoch, seq } satisfies Item),
    )
    const items = [...this.others, ...this.events.map(({ json }) => json), ...heads]
    this.clear()
    return items
  }

  clear(): void {
    this.events = []
    this.bytes = 0
    this.heads.clear()
    this.others = []
  }

  private keepHead({ room, epoch, seq }: LiveEvent) {
    const kept = this.heads.get(room)
    if (kept ? comparePositions([epoch, seq], kept) === 'older' : this.heads.size >= MOST_WAITING) return
    this.heads.set(room, [epoch, seq])
  }
}
