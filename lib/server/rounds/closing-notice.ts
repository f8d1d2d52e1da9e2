import type { Queryable } from '@/lib/platform/database/client'
import { cancelJob, scheduleJob } from '@/lib/server/jobs/runner'

/** How long before the close teams without bids are reminded. */
export const NOTICE_MS = 15 * 60_000
/** With less than this left nobody could act on it. */
const LEAST_MS = 2 * 60_000

/** Scheduled again, it replaces the one that waits. */
const keyOf = (roundId: string) => `round:${roundId}:closing`

/** Schedules the reminder of a round's close, in the transaction that sets it: at once when less than that is left. */
export async function scheduleClosingNotice(
  tx: Queryable,
  round: { roundId: string; leagueId: string; closesAt: Date },
  now: Date,
): Promise<void> {
  const { roundId, leagueId, closesAt } = round
  if (closesAt.getTime() - now.getTime() < LEAST_MS) return cancelClosingNotice(tx, roundId)
  const runAt = new Date(Math.max(now.getTime(), closesAt.getTime() - NOTICE_MS))
  await scheduleJob(tx, { task: 'round_closing', payload: { roundId, leagueId }, runAt, key: keyOf(roundId) })
}

export const cancelClosingNotice = (tx: Queryable, roundId: string): Promise<void> =>
  cancelJob(tx, keyOf(roundId))
