import { secondsText } from '@/components/rounds/words'
import type { ConnectionState } from '@/components/shell/connection-words'
import type { Standing } from '@/hooks/tiebreakers/tiebreaker-state'
import type { TiebreakerDecision, TiebreakerState } from '@/lib/contracts/views'

export const stateWord: Record<TiebreakerState, string> = {
  open: 'Live',
  paused: 'Paused',
  decided: 'Decided',
  cancelled: 'Cancelled',
}

/** How my own team stands, as a word of a list. */
export const standingWord: Record<Standing, string> = {
  leading: 'You lead',
  outbid: 'Outbid',
  tied: 'Tied',
  withdrawn: 'Withdrawn',
}

const NOBODY = 'Nobody raised, so the rest of the tie chain decided'

/** What decided, as a sentence without its end. */
export const decisionWords: Record<TiebreakerDecision, string> = {
  highest_bid: 'The highest bid when the time was over',
  last_standing: 'All other teams withdrew',
  commissioner: 'Decided by the commissioner',
  live_tiebreaker: NOBODY,
  lower_remaining_budget: `${NOBODY}: lower remaining budget`,
  earlier_submission: `${NOBODY}: earlier submission`,
  seeded_draw: `${NOBODY}: seeded draw`,
}

/** '0.4 s', '12 s', '1 min 43 s': exact where it matters, and never more than it was. */
export function spanText(ms: number): string {
  return ms < 10_000 ? `${(Math.floor(ms / 100) / 10).toFixed(1)} s` : secondsText(Math.floor(ms / 1000))
}

/** Below this nobody can tell, and it is within what a round trip leaves uncertain. */
const UNNOTICED_MS = 100

/** @param skewMs the server's clock minus this device's */
export function skewText(skewMs: number): string {
  if (Math.abs(skewMs) < UNNOTICED_MS) return 'Your clock is right'
  return `Your clock is ${spanText(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead'}`
}

/** @returns null where nobody has measured it lately: without a connection */
export function clockText(
  connection: ConnectionState,
  clock: { skewMs: number; latencyMs: number | null },
): string | null {
  if (clock.latencyMs === null || connection === 'offline' || connection === 'connecting') return null
  return `${skewText(clock.skewMs)} · ${clock.latencyMs} ms to the server`
}
