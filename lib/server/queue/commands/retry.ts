import type { QueuedKind } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { announceQueued } from '../announce'
import { notFailed, retriedBefore } from '../errors'
import { lockQueued } from '../lock'
import { type Appended, append } from './append'

/**
 * Queues a failed transaction once more, under a new number at the end: those that waited meanwhile keep their places. It
 * stays that of whoever queued it first, whoever tries it again.
 * @throws AppError not_found, conflict (not failed, or tried again before), queue_full
 */
export async function retry(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<Appended> {
  const { tx } = uow
  const row = await lockQueued(tx, scope, id)
  if (row.state !== 'failed') throw notFailed()
  const again = await tx.queuedTransaction.findUnique({ where: { retriesId: id } })
  if (again) throw retriedBefore(again.number)
  const { leagueId, actorId, payload, reason } = row
  const kind = row.kind as QueuedKind
  const appended = await append(uow, { leagueId, actorId, kind, payload, reason, retriesId: id })
  await tx.queuedTransaction.update({ where: { id }, data: { version: { increment: 1 } } })
  await announceQueued(uow, id)
  await recordAct(uow, {
    leagueId,
    actorId: scope.userId,
    action: 'queue.retry',
    summary: `Queued transaction ${row.number} once more, as ${appended.number} (${reason})`,
    subjectId: appended.id,
  })
  return appended
}
