import type { LiveEvent } from '@/lib/contracts/events'

const sizes = new WeakMap<LiveEvent, number>()

/** For whoever has made an event's JSON anyway: making it costs more than all else about an event that few hear. */
export function noteSize(event: LiveEvent, characters: number): void {
  sizes.set(event, characters)
}

/** An event's size as JSON, in characters; measured once. */
export function eventSize(event: LiveEvent): number {
  const known = sizes.get(event)
  if (known !== undefined) return known
  const size = JSON.stringify(event).length
  sizes.set(event, size)
  return size
}
