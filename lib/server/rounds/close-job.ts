import type { Queryable } from '@/lib/platform/database/client'
import { cancelJob, scheduleJob } from '@/lib/server/jobs/runner'

/** Scheduled again, it replaces the one that waits. */
const keyOf = (roundId: string) => `round:${roundId}:close`

/** Schedules the close of a round at its deadline, in the transaction that sets it. */
export function scheduleClose(
  tx: Queryable,
  round: { roundId: string; leagueId: string; closesAt: Date },
): Promise<void> {
  const { roundId, leagueId, closesAt } = round
  return scheduleJob(tx, {
    task: 'round_close',
    payload: { roundId, leagueId },
    runAt: closesAt,
    key: keyOf(roundId),
  })
}

export const cancelClose = (tx: Queryable, roundId: string): Promise<void> => cancelJob(tx, keyOf(roundId))
