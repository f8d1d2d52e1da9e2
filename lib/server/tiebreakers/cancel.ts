import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { TiebreakerTeam } from '@/prisma/generated/client'
import { updateTiebreaker } from './announce'
import { cancelDecision } from './close-job'
import { lockTiebreakersOf } from './lock'
import { isLive } from './view'

/**
 * Ends the live tiebreakers of a round that is cancelled; those that were decided stay as they were. Under the round's lock.
 * @returns the places that the teams had in them, whose holds are the caller's to release
 */
export async function cancelTiebreakersOf(uow: UnitOfWork, roundId: string): Promise<TiebreakerTeam[]> {
  const live = (await lockTiebreakersOf(uow, roundId)).filter(isLive)
  for (const { id } of live) {
    await cancelDecision(uow, id)
    await uow.tx.tiebreakerTeam.updateMany({ where: { tiebreakerId: id }, data: { holdId: null } })
    await updateTiebreaker(uow, id, 'cancelled', {
      state: 'cancelled',
      remainingMs: null,
      capRemainingMs: null,
    })
  }
  return live.flatMap(({ teams }) => teams)
}
