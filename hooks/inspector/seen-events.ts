import type { DeliveredEvent } from '@/lib/contracts/events'

/** Enough to read; more would only slow the page that is to be watched. */
export const KEEP = 200

export interface SeenEvent {
  n: number
  /** By the server's clock, epoch ms. */
  seenAt: number
  event: DeliveredEvent
}

export interface SeenEvents {
  /** How many have come, whatever of them is kept. */
  count: number
  /** Newest first. */
  kept: readonly SeenEvent[]
}

/** With one more. Pure. */
export function withSeen({ count, kept }: SeenEvents, event: DeliveredEvent, seenAt: number): SeenEvents {
  const n = count + 1
  return { count: n, kept: [{ n, seenAt, event }, ...kept].slice(0, KEEP) }
}
