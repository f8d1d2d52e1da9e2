import { eventTypes, type HiddenEvent } from '@/lib/contracts/events'

const known = new Set<string>([...eventTypes, 'hidden'])

/**
 * A fact of a type that this page does not know, as a node of a newer version tells it: its number, so that the room is followed
 * without a hole, and that whatever it can change is read again.
 */
export function unknownFact(name: string, told: unknown): HiddenEvent | null {
  if (known.has(name) || typeof told !== 'object' || told === null) return null
  const { room, epoch, seq } = told as Partial<HiddenEvent>
  if (typeof room !== 'string' || typeof epoch !== 'number' || typeof seq !== 'number') return null
  return { room, epoch, seq, unknown: true }
}
