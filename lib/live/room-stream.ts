import type { LiveEvent } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { inEpoch, placeOf } from '@/lib/domain/position/position'
import { eventSize } from './event-size'
import type { LiveLimits } from './limits'

type Keep = Pick<LiveLimits, 'recent' | 'recentBytes'>

/** One room on this node: how far it has been told, and its newest events. Pure state; the relay moves it. */
export class RoomStream {
  readonly room: Room
  /** The last number emitted here; null until the room's head is known. */
  position: RoomPosition | null = null
  /** Settles when the position is known; rejects when the database cannot say. */
  ready: Promise<void> = Promise.resolve()
  watchers = 0
  /** The furthest that is known to be committed, while catching up. */
  target: RoomPosition | null = null
  catching = false
  /** A number that was told was given again: the database was set back. */
  isSetBack = false
  private recent: LiveEvent[] = []
  /** Of all of them but the newest, which is measured when it has been told: its JSON is made by then. */
  private recentSize = 0
  private readonly keep: Keep

  constructor(room: Room, keep: Keep) {
    this.room = room
    this.keep = keep
  }

  /** Takes the event that comes next, and only that. */
  accept(event: LiveEvent): boolean {
    if (!this.position || placeOf(this.position, event) !== 'next') return false
    this.position = [event.epoch, event.seq]
    const before = this.recent.at(-1)
    if (before) this.recentSize += eventSize(before)
    this.recent.push(event)
    // Twice the size before cutting, so that a busy room does not copy its list at each event.
    const { recent, recentBytes } = this.keep
    if (this.recent.length > recent * 2 || this.recentSize > recentBytes * 2) this.cut()
    return true
  }

  private cut() {
    const { recent, recentBytes } = this.keep
    const before = this.recent.slice(-recent, -1)
    let [kept, size] = [0, 0]
    for (const event of before.toReversed()) {
      const grown = size + eventSize(event)
      if (grown > recentBytes) break
      kept++
      size = grown
    }
    this.recent = this.recent.slice(-kept - 1)
    this.recentSize = size
  }

  /**
   * Keeps what was read for a replay, so that the next who was away as long is answered from memory: what joins on to what is
   * known, up to where the room was told.
   * @param events of one epoch, without a gap, in order
   */
  remember(events: readonly LiveEvent[]): void {
    const [epoch, seq] = this.position ?? [0, 0]
    const first = seq - this.recent.length + 1
    const older = events.filter((event) => event.epoch === epoch && event.seq < first)
    const joins = older.at(-1)?.seq === first - 1
    if (!joins || older.length + this.recent.length > this.keep.recent) return
    const all = [...older, ...this.recent]
    const size = all.slice(0, -1).reduce((sum, event) => sum + eventSize(event), 0)
    if (size > this.keep.recentBytes) return
    this.recent = all
    this.recentSize = size
  }

  /** Another event was told under its number. */
  contradicts({ epoch, seq, id }: LiveEvent): boolean {
    const [at, last] = this.position ?? [0, 0]
    const told = epoch === at && seq <= last ? this.recent.at(seq - last - 1) : undefined
    return told !== undefined && told.id !== id
  }

  /** Begins anew elsewhere: numbers before it can no longer be told one by one. */
  rebase(position: RoomPosition): void {
    this.position = position
    this.recent = []
    this.recentSize = 0
    this.isSetBack = false
  }

  /** All events after `from` up to the position, or null when memory does not reach back that far. */
  since(from: RoomPosition): LiveEvent[] | null {
    if (!this.position) return null
    const start = inEpoch(from, this.position[0])
    if (!start) return null
    const missing = this.position[1] - start[1]
    if (missing < 0 || missing > this.recent.length) return null
    return missing === 0 ? [] : this.recent.slice(-missing)
  }
}
