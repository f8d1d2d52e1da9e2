import { deskRoom, userRoom } from '@/lib/contracts/rooms'
import type { QueuedTransactionView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { queuedRead, toQueuedView } from './view'

/** Tells the commissioners, and whoever queued it while he is in the league, how a transaction stands now. */
export async function announceQueued(uow: UnitOfWork, id: string): Promise<QueuedTransactionView> {
  const row = await uow.tx.queuedTransaction.findUniqueOrThrow({ where: { id }, ...queuedRead })
  const { leagueId, actorId } = row
  const member = await uow.tx.member.findUnique({
    where: { leagueId_userId: { leagueId, userId: actorId } },
    select: { id: true },
  })
  const transaction = toQueuedView(row)
  const rooms = [deskRoom(leagueId), ...(member ? [userRoom(actorId)] : [])]
  uow.emit(rooms, 'transaction_update', { transaction }, transaction.version)
  return transaction
}
