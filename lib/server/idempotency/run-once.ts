import { createHash } from 'node:crypto'
import type { ErrorCode } from '@/lib/contracts/errors'
import { AppError } from '@/lib/platform/app-error'
import { type Actor, inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from './key'

export interface Once {
  /** The league, or 'user' for what belongs to no league. Keys of different scopes or actors are independent. */
  scope: string
  actor: Actor
  claim: IdempotencyClaim | null
  now?: Date
}

/** Whose keys those of the scheduler are: no user has this id. */
const SCHEDULER = '00000000-0000-0000-0000-000000000000'
export const keeperOf = (actor: Actor): string => actor.userId ?? SCHEDULER

type Claimed = Once & { claim: IdempotencyClaim }

/** Refusals that a retry may overcome are not kept: the next try runs. */
const NOT_KEPT = new Set<ErrorCode>([
  'idempotency_mismatch',
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
        await takeTurn(uow, { ...once, claim })
        const earlier = await findEarlier(uow, { ...once, claim })
        if (earlier) return replay<T>(earlier, claim)
        refuseLate(claim)
        const answer = await work(uow)
        await uow.tx.idempotencyRecord.create({ data: record(once, claim, 200, answer ?? null) })
        return answer
      },
      options,
    )
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof Replayed || NOT_KEPT.has(error.code)) throw error
    return keepRefusal<T>(once, claim, error)
  }
}

export const mismatch = () =>
  new AppError('idempotency_mismatch', 'This Idempotency-Key was used for another action. Use a new one.')

export const inProgress = () =>
  new AppError('request_in_progress', 'This very action is still being carried out. Wait a moment.')

/** A stored refusal, told again. */
class Replayed extends AppError {}

/** One request a key at a time; the lock goes with the transaction. */
export const turnOf = ({ scope, actor, claim }: Claimed): bigint =>
  createHash('sha256')
    .update(`${scope} ${keeperOf(actor)} ${claim.key}`)
    .digest()
    .readBigInt64BE(0)

async function takeTurn(uow: UnitOfWork, once: Claimed) {
  const [turn] = await uow.tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${turnOf(once)}) AS mine`
  if (turn?.mine) return
  throw inProgress()
}

/** After looking for an earlier answer: what was done in time is told at any time. */
function refuseLate({ notAfter }: IdempotencyClaim) {
  if (notAfter === undefined || Date.now() < notAfter.getTime()) return
  throw new AppError('conflict', 'This came too late and was not done. Look again, and decide anew.')
}

const findEarlier = (uow: UnitOfWork, { scope, actor, claim }: Claimed) =>
  uow.tx.idempotencyRecord.findUnique({
    where: { scope_actorId_key: { scope, actorId: keeperOf(actor), key: claim.key } },
  })

function replay<T>(
  earlier: { fingerprint: string; status: number; response: unknown },
  claim: IdempotencyClaim,
): T {
  if (earlier.fingerprint !== claim.fingerprint) {
    throw mismatch()
  }
  claim.replayed = true
  if (earlier.status === 200) return earlier.response as T
  const refusal = earlier.response as { code: ErrorCode; message: string; details?: Record<string, unknown> }
  throw new Replayed(refusal.code, refusal.message, refusal.details)
}

const record = (once: Once, claim: IdempotencyClaim, status: number, response: unknown) => ({
  scope: once.scope,
  actorId: keeperOf(once.actor),
  key: claim.key,
  fingerprint: claim.fingerprint,
  status,
  response: response as never,
})

/**
 * The refused transaction is gone with its lock, so its answer is kept in one of its own. A retry that came between the two
 * and was answered decides: one key, one answer.
 */
async function keepRefusal<T>(once: Once, claim: IdempotencyClaim, error: AppError): Promise<T> {
  const response = {
    code: error.code,
    message: error.message,
    ...(error.details ? { details: error.details } : {}),
  }
  return inTransaction(once.actor, async (uow) => {
    await uow.tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${turnOf({ ...once, claim })})`
    const earlier = await findEarlier(uow, { ...once, claim })
    if (earlier) return replay<T>(earlier, claim)
    await uow.tx.idempotencyRecord.create({ data: record(once, claim, error.status, response) })
    return null
  }).then((earlier) => {
    if (earlier === null) throw error
    return earlier
  })
}
