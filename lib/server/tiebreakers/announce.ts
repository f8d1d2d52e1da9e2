import type { EventData } from '@/lib/contracts/events'
import { leagueRoom, tiebreakerRoom } from '@/lib/contracts/rooms'
import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Prisma, TiebreakerBid } from '@/prisma/generated/client'
import { type TiebreakerRow, tiebreakerRead, toBidView, toTiebreakerView } from './view'

type Change = EventData<'tiebreaker_update'>['change']

/** Changes a tiebreaker, numbers the change and tells its rooms. */
export async function updateTiebreaker(
  uow: UnitOfWork,
  tiebreakerId: string,
  change: Change,
  data: Prisma.TiebreakerUncheckedUpdateInput,
  teamId: string | null = null,
): Promise<TiebreakerRow> {
  const row = await uow.tx.tiebreaker.update({
    where: { id: tiebreakerId },
    data: { ...data, version: { increment: 1 } },
    ...tiebreakerRead,
  })
  announceTiebreaker(uow, row, change, teamId)
  return row
}

export function announceTiebreaker(
  uow: UnitOfWork,
  row: TiebreakerRow,
  change: Change,
  teamId: string | null = null,
): TiebreakerView {
  const tiebreaker = toTiebreakerView(row)
  const rooms = [tiebreakerRoom(row.id), leagueRoom(row.leagueId)]
  uow.emit(rooms, 'tiebreaker_update', { tiebreaker, change, teamId }, row.version)
  return tiebreaker
}

/** A raise, with what it made of the tiebreaker. */
export function announceBid(
  uow: UnitOfWork,
  row: TiebreakerRow,
  bid: TiebreakerBid,
): { tiebreaker: TiebreakerView; bid: TiebreakerBidView } {
  const data = { tiebreaker: toTiebreakerView(row), bid: toBidView(bid) }
  uow.emit(tiebreakerRoom(row.id), 'tiebreaker_bid', data, row.version)
  return data
}
