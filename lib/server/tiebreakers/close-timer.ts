import { logger } from '@/lib/platform/logger'

export interface Due {
  tiebreakerId: string
  leagueId: string
}

/**
 * Timers to the millisecond, one a tiebreaker, in the process that serves: the job runner looks only once a second. They
 * are for speed alone; whatever is lost with them, the jobs decide. On globalThis, since handlers have another copy of this
 * module than server.ts, which says what is to be done when one is due.
 */
const SLOT = Symbol.for('gavel.tiebreaker-timers')
interface Timers {
  decide: ((due: Due) => Promise<unknown>) | null
  armed: Map<string, NodeJS.Timeout>
}

/** Longer than setTimeout can wait. */
const LONGEST_MS = 2 ** 31 - 1

function shared(): Timers {
  const home = globalThis as { [SLOT]?: Timers }
  home[SLOT] ??= { decide: null, armed: new Map() }
  return home[SLOT]
}

/** From now on a timer that is due calls `decide`. @returns how to stop */
export function startTimers(decide: (due: Due) => Promise<unknown>): () => void {
  shared().decide = decide
  return () => {
    shared().decide = null
    for (const tiebreakerId of [...shared().armed.keys()]) disarmTimer(tiebreakerId)
  }
}

/** Sets a tiebreaker's timer, in place of the one it had. */
export function armTimer(due: Due, at: Date): void {
  disarmTimer(due.tiebreakerId)
  const { decide, armed } = shared()
  if (!decide) return
  const ring = () => {
    armed.delete(due.tiebreakerId)
    decide(due).catch((error) =>
      logger.warn({ err: error, ...due }, 'a timer could not decide; its job will'),
    )
  }
  const wait = Math.min(Math.max(0, at.getTime() - Date.now()), LONGEST_MS)
  armed.set(due.tiebreakerId, setTimeout(ring, wait).unref())
}

export function disarmTimer(tiebreakerId: string): void {
  clearTimeout(shared().armed.get(tiebreakerId))
  shared().armed.delete(tiebreakerId)
}
