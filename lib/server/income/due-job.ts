import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { cancelJob, scheduleJob } from '@/lib/server/jobs/runner'
import type { RuleRow } from './view'

/** Scheduled again, it replaces the one that waits. */
const keyOf = (ruleId: string) => `income:${ruleId}`

/** Has the next period paid when it is due, in the transaction that decides when that is; cancelled while the rule does not pay. */
export function scheduleNext(uow: UnitOfWork, { id, leagueId, nextDueAt }: RuleRow): Promise<void> {
  if (nextDueAt === null) return cancelJob(uow.tx, keyOf(id))
  return scheduleJob(uow.tx, {
    task: 'income_pay',
    payload: { ruleId: id, leagueId },
    runAt: nextDueAt,
    key: keyOf(id),
    // One after the other: the next one waits for the first at the rule's lock anyway, and would keep a connection.
    queue: keyOf(id),
  })
}
