/**
 * What this process has received for a tiebreaker and not answered yet. The decision at the close hears it out first:
 * when many bid in the last second, one that was in time may wait for its turn longer than any fixed grace. On globalThis,
 * since handlers have another copy of this module than server.ts, which decides.
 */
const SLOT = Symbol.for('gavel.tiebreaker-hearing')

/** What takes longer is not waited for: it is about to be given up (lib/server/events/unit-of-work.ts). */
const LONGEST_MS = 10_000

function underWay(): Map<string, Set<Promise<void>>> {
  const home = globalThis as { [SLOT]?: Map<string, Set<Promise<void>>> }
  home[SLOT] ??= new Map()
  return home[SLOT]
}

/** A bid or a withdrawal has arrived. @returns to be called when it is answered */
export function startHearing(tiebreakerId: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  const all = underWay()
  const here = all.get(tiebreakerId) ?? new Set()
  all.set(tiebreakerId, here.add(promise))
  return () => {
    here.delete(promise)
    if (here.size === 0 && all.get(tiebreakerId) === here) all.delete(tiebreakerId)
    resolve()
  }
}

/** Waits for what has arrived so far. What comes after the close is in nobody's way: the clock refuses it. */
export async function untilHeard(tiebreakerId: string): Promise<void> {
  const waiting = underWay().get(tiebreakerId)
  if (!waiting) return
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, LONGEST_MS)
  await Promise.race([Promise.all(waiting), enough])
  clearTimeout(timer)
}
