import type { LiveEvent } from '@/lib/contracts/events'
import { logger } from '@/lib/platform/logger'

/**
 * The bell between the two module graphs of the process: handlers ring it after a commit, the relay answers it.
 * It carries the committed events for speed only. A lost ring costs latency, never an event: the relay polls heads.
 */
const SLOT = Symbol.for('gavel.doorbell')
/** Where the commit was made: in this process, or on another node, of which its line (lib/live/nodes) has told. */
export type RungFrom = 'here' | 'elsewhere'
type Listener = (events: readonly LiveEvent[], from: RungFrom) => void
const shared = globalThis as { [SLOT]?: Set<Listener> }

/** What a listener throws is logged: the change is committed, and must not look refused. */
export function ringDoorbell(events: readonly LiveEvent[], from: RungFrom = 'here'): void {
  if (events.length === 0) return
  for (const listener of shared[SLOT] ?? []) {
    try {
      listener(events, from)
    } catch (error) {
      logger.error({ err: error }, 'a listener of committed events failed')
    }
  }
}

/** @returns how to stop answering */
export function answerDoorbell(listener: Listener): () => void {
  shared[SLOT] ??= new Set()
  const listeners = shared[SLOT]
  listeners.add(listener)
  return () => listeners.delete(listener)
}
