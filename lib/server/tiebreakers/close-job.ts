import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { cancelJob, scheduleJob } from '@/lib/server/jobs/runner'
import { armTimer, disarmTimer } from './close-timer'

/** Scheduled again, it replaces the one that waits. */
const keyOf = (tiebreakerId: string) => `tiebreaker:${tiebreakerId}:close`

/**
 * Has a tiebreaker decided when its time is over, in the transaction that sets the clock: by this process to the
 * millisecond, and by a job in the database in case this process is gone by then.
 */
export async function scheduleDecision(
  uow: UnitOfWork,
  { id, leagueId }: { id: string; leagueId: string },
  closesAt: Date,
): Promise<void> {
  const runAt = new Date(closesAt.getTime() + GRACE_MS)
  const payload = { tiebreakerId: id, leagueId }
  await scheduleJob(uow.tx, { task: 'tiebreaker_close', payload, runAt, key: keyOf(id) })
  uow.afterCommit(() => armTimer({ tiebreakerId: id, leagueId }, runAt))
}

/** It is paused, decided or cancelled. */
export async function cancelDecision(uow: UnitOfWork, tiebreakerId: string): Promise<void> {
  await cancelJob(uow.tx, keyOf(tiebreakerId))
  uow.afterCommit(() => disarmTimer(tiebreakerId))
}
