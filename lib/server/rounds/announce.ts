import type { EventData } from '@/lib/contracts/events'
import { leagueRoom, roundRoom } from '@/lib/contracts/rooms'
import type { RoundView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Prisma } from '@/prisma/generated/client'
import { roundRead, toRoundView } from './view'

/** Changes a round, numbers the change and tells its rooms. */
export async function updateRound(
  uow: UnitOfWork,
  roundId: string,
  change: EventData<'round_update'>['change'],
  data: Prisma.RoundUncheckedUpdateInput,
): Promise<RoundView> {
  const row = await uow.tx.round.update({
    where: { id: roundId },
    data: { ...data, version: { increment: 1 } },
    ...roundRead,
  })
  return announceRound(uow, toRoundView(row), change)
}

export function announceRound(
  uow: UnitOfWork,
  round: RoundView,
  change: EventData<'round_update'>['change'],
): RoundView {
  uow.emit(
    [roundRoom(round.id), leagueRoom(round.leagueId)],
    'round_update',
    { round, change },
    round.version,
  )
  return round
}
