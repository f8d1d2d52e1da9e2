import { isDue } from '@/lib/domain/tiebreak/clock'
import { atClose } from '@/lib/domain/tiebreak/decide'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { scheduleDecision } from '../close-job'
import { conclude } from '../conclude'
import { lockForDecision } from '../lock'
import { contestOf, type TiebreakerRow } from '../view'

/**
 * The clock's decision: the same for the timer, the job and the sweep, whoever comes first. One that was decided, paused
 * or extended meanwhile is left as it is.
 * @returns the tiebreaker when it was decided now
 */
export async function decideWhenDue(
  uow: UnitOfWork,
  league: { leagueId: string },
  tiebreakerId: string,
): Promise<TiebreakerRow | null> {
  const { round, row } = await lockForDecision(uow, league, tiebreakerId)
  if (row.state !== 'open' || row.closesAt === null) return null
  if (!isDue(row.closesAt.getTime(), uow.now.getTime())) {
    // It was extended, or the clock that rang is ahead of this one.
    await scheduleDecision(uow, row, row.closesAt)
    return null
  }
  return conclude(uow, { round, row }, atClose(contestOf(row)))
}
