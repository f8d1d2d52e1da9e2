import { createHash } from 'node:crypto'
import type { ErrorCode } from '@/lib/contracts/errors'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { type Actor, inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from './key'

export interface Once {
  /** The league, or 'user' for what belongs to no league. Keys of different scopes or actors are independent. */
  scope: string
  actor: Actor & { userId: string }
  claim: IdempotencyClaim | null
  now?: Date
}

/** Refusals that a retry may overcome are not kept: the next try runs. */
const NOT_KEPT = new Set<ErrorCode>([
  'unavailable',
  'request_in_progress',
  'internal',
  'rate_limited',
  'unauthenticated',
])

/**
 * Runs a command in one transaction with its answer, so that a key has one effect: repeated, it gets the stored
 * answer, success or refusal. The answer must be what JSON can carry.
 * @throws AppError idempotency_mismatch (same key, other request), request_in_progress (still running), and the command's own
 */
export async function runOnce<T>(once: Once, work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
  const { claim } = once
  const actor = { userId: once.actor.userId, mutationId: once.actor.mutationId ?? claim?.key }
  const options = once.now ? { now: once.now } : {}
  if (!claim) return inTransaction(actor, work, options)
  try {
    return await inTransaction(
      actor,
      async (uow) => {
        await takeTurn(uow, once.scope, actor.userId, claim)
        const earlier = await uow.tx.idempotencyRecord.findUnique({
          where: { scope_actorId_key: { scope: once.scope, actorId: actor.userId, key: claim.key } },
        })
        if (earlier) return replay<T>(earlier, claim)
        const answer = await work(uow)
        await uow.tx.idempotencyRecord.create({ data: record(once, claim, 200, answer ?? null) })
        return answer
      },
      options,
    )
  } catch (error) {
    if (error instanceof AppError && !(error instanceof Replayed) && !NOT_KEPT.has(error.code)) {
      if (error.code !== 'idempotency_mismatch') await keepRefusal(once, claim, error)
    }
    throw error
  }
}

/** A stored refusal, told again. */
class Replayed extends AppError {}

/** One request a key at a time; the lock goes with the transaction. */
async function takeTurn(uow: UnitOfWork, scope: string, actorId: string, claim: IdempotencyClaim) {
  const lock = createHash('sha256').update(`${scope} ${actorId} ${claim.key}`).digest().readBigInt64BE(0)
  const [turn] = await uow.tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${lock}) AS mine`
  if (!turn?.mine)
    throw new AppError('request_in_progress', 'This very action is still being carried out. Wait a moment.')
}

function replay<T>(
  earlier: { fingerprint: string; status: number; response: unknown },
  claim: IdempotencyClaim,
): T {
  if (earlier.fingerprint !== claim.fingerprint) {
    throw new AppError(
      'idempotency_mismatch',
      'This Idempotency-Key was used for another action. Use a new one.',
    )
  }
  if (earlier.status === 200) return earlier.response as T
  const refusal = earlier.response as { code: ErrorCode; message: string; details?: Record<string, unknown> }
  throw new Replayed(refusal.code, refusal.message, refusal.details)
}

const record = (once: Once, claim: IdempotencyClaim, status: number, response: unknown) => ({
  scope: once.scope,
  actorId: once.actor.userId,
  key: claim.key,
  fingerprint: claim.fingerprint,
  status,
  response: response as never,
})

/** The refused transaction is gone, so its answer is kept in one of its own; a success that came first stays. */
async function keepRefusal(once: Once, claim: IdempotencyClaim, error: AppError) {
  const response = {
    code: error.code,
    message: error.message,
    ...(error.details ? { details: error.details } : {}),
  }
  await database()
    .idempotencyRecord.createMany({
      data: [record(once, claim, error.status, response)],
      skipDuplicates: true,
    })
    .catch(() => {})
}
