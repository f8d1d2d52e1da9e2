import type { TransactionRequest } from '@/lib/contracts/endpoints/queue'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from '@/lib/server/idempotency/key'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
import { handlerOf } from '../handlers'
import { type Appended, append } from './append'

export interface QueueCommand {
  /** League and actor. */
  scope: LeagueScope
  request: TransactionRequest
  /** The request's Idempotency-Key; not needed inside an open transaction, whose command has its own. */
  claim?: IdempotencyClaim | null
  /** An open transaction to be part of; else it has one of its own. */
  within?: UnitOfWork
}

/**
 * Queues a transaction of a league and answers at once with its number: it is carried out after all before it, once, and is
 * then done, or failed with the reason. Who may queue it is looked at now and when its turn comes.
 * @throws AppError forbidden, not_found (a wallet or item of another league), invalid_request, queue_full
 */
export function queueTransaction({ scope, request, claim, within }: QueueCommand): Promise<Appended> {
  const work = (uow: UnitOfWork) => enqueue(uow, scope, request)
  if (within) return work(within)
  return runOnce({ scope: scope.leagueId, actor: scope, claim: claim ?? null }, work)
}

async function enqueue(uow: UnitOfWork, scope: LeagueScope, request: TransactionRequest): Promise<Appended> {
  const { leagueId, userId } = scope
  const { kind } = request
  const prepared = await handlerOf(kind).prepare(uow, scope, request.payload)
  const reason = prepared.reason ?? ('reason' in request ? request.reason : '')
  const appended = await append(uow, {
    leagueId,
    actorId: userId,
    kind,
    payload: prepared.payload,
    reason,
  })
  if (isCommissioner(scope.role) && kind !== 'purchase') {
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'queue.add',
      summary: `Queued transaction ${appended.number}`,
      reason,
      subjectId: appended.id,
      details: { kind },
    })
  }
  return appended
}
