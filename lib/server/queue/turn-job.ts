import type { Queryable } from '@/lib/platform/database/client'
import { scheduleJob } from '@/lib/server/jobs/runner'

/** Jobs of one league's money run one after the other. */
export const queueOf = (leagueId: string) => `ledger:${leagueId}`

/** Has the league's queue looked at; scheduled again, it replaces the one that waits. */
export const scheduleTurns = (tx: Queryable, leagueId: string, runAt: Date): Promise<void> =>
  scheduleJob(tx, {
    task: 'transaction_queue',
    payload: { leagueId },
    runAt,
    key: `queue:${leagueId}`,
    queue: queueOf(leagueId),
  })
