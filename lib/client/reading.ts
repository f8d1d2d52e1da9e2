import type { DeliveredEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'

/** More than this meanwhile, and the answer is taken as it is. */
const MOST_HEARD = 1_000

/** What happens while a live answer is being read. */
export class Reading {
  /** What was told in its rooms, in turn; null: too much of it. */
  events: DeliveredEvent[] | null = []
  /** Rooms in which rights have changed. */
  readonly doubted = new Set<Room>()

  hear(events: readonly DeliveredEvent[]): void {
    if (this.events && this.events.length + events.length <= MOST_HEARD) this.events.push(...events)
    else this.events = null
  }
}
