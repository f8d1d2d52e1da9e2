import type { QueuedTransactionView } from '@/lib/contracts/views'
import { projectTransaction } from '@/lib/domain/visibility/project-transaction'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { ended, retriedBefore } from '../errors'
import { lockQueued } from '../lock'
import { end } from './end'

/**
 * Gives up a transaction that waits or failed; what waits behind it goes on.
 * @throws AppError not_found, conflict (done or given up already, or tried again as another)
 */
export async function discard(
  uow: UnitOfWork,
  scope: LeagueScope,
  id: string,
): Promise<QueuedTransactionView> {
  const row = await lockQueued(uow.tx, scope, id)
  if (row.state === 'done' || row.state === 'discarded') throw ended(row.state)
  const again = await uow.tx.queuedTransaction.findUnique({ where: { retriesId: id } })
  if (again) throw retriedBefore(again.number)
  await recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action: 'queue.discard',
    summary: `Discarded transaction ${row.number} (${row.reason})`,
    subjectId: id,
  })
  return projectTransaction(scope, await end(uow, id, { state: 'discarded' }))
}
