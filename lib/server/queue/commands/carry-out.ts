import type { QueuedKind } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { holdMember } from '@/lib/server/leagues/access'
import type { QueuedTransaction } from '@/prisma/generated/client'
import { noLongerMember } from '../errors'
import { handlerOf } from '../handlers'
import { end } from './end'

/**
 * One turn: moves the money and ends the transaction, in this one database transaction, whose first lock is the turn's row.
 * @throws AppError whatever its handler refuses; then nothing was done
 */
export async function carryOut(uow: UnitOfWork, turn: QueuedTransaction): Promise<void> {
  const { id, leagueId, actorId, reason } = turn
  const scope = await holdMember(uow.tx, { leagueId, userId: actorId })
  if (!scope) throw noLongerMember()
  const handler = handlerOf(turn.kind as QueuedKind)
  const payload = handler.payload.parse(turn.payload)
  const transactionId = await handler.carryOut(uow, scope, { payload, reason, cause: { type: 'queued', id } })
  await end(uow, id, { state: 'done', transactionId })
}
