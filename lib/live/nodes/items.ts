import type { LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'

/** Someone in a place: a league's room, or anywhere at all. */
export type Person = readonly [place: string, userId: string]
export type Move = readonly [place: string, userId: string, here: boolean]

/**
 * What a node says to the others. All of it may be lost: facts are found again by the heads of their rooms, presence by its
 * revision. A node of another version skips what it does not know, so an item may be added and never changed.
 */
export type Item =
  /** Committed, and whole. */
  | { is: 'event'; event: LiveEvent }
  /** Committed up to here: too large to be sent, or too many. */
  | { is: 'head'; room: Room; epoch: number; seq: number }
  | { is: 'typing'; room: Room; userId: string; typing: boolean }
  /** Who came and who went on this node; `revision` rises by one each time, so that a lost one is noticed. */
  | { is: 'moved'; revision: number; moves: Move[] }
  /** Everyone on this node, in as many parts as it takes. */
  | { is: 'everyone'; revision: number; part: number; parts: number; people: Person[] }
  /** Still here. */
  | { is: 'beat'; revision: number }
  /** Let this node, or all, say who is on it. */
  | { is: 'ask'; node: string | null }
  /** Stopping: whoever is on it comes back elsewhere, or is gone. */
  | { is: 'bye' }

export interface Message {
  from: string
  items: Item[]
}

export function readMessage(text: string): Message | null {
  try {
    const { from, items } = JSON.parse(text) as Partial<Message>
    return typeof from === 'string' && Array.isArray(items) ? { from, items } : null
  } catch {
    return null
  }
}

/** Puts items, as JSON, into as few messages as hold them. One that fits in none is left out. */
export function* packMessages(from: string, items: readonly string[], maxBytes: number): Generator<string> {
  const head = `{"from":${JSON.stringify(from)},"items":[`
  const room = maxBytes - head.length - 2
  let batch: string[] = []
  let bytes = 0
  for (const item of items) {
    const size = Buffer.byteLength(item) + 1
    if (size > room) continue
    if (bytes + size > room) {
      yield `${head}${batch.join()}]}`
      batch = []
      bytes = 0
    }
    batch.push(item)
    bytes += size
  }
  if (batch.length > 0) yield `${head}${batch.join()}]}`
}
