import { z } from 'zod'
import { errorCode } from '../errors'
import { amountText } from '../money'
import { id, instant, personView } from './base'

/** What can be queued: a closed list, each with a handler of its own (lib/server/queue/handlers). */
export const queuedKind = z.enum(['adjustment', 'transfer', 'batch_adjustment', 'purchase'])
export type QueuedKind = z.infer<typeof queuedKind>

/** `retrying`: the database could not do it; it is tried again, and those behind it wait. */
export const queuedState = z.enum(['queued', 'retrying', 'done', 'failed', 'discarded'])
export type QueuedState = z.infer<typeof queuedState>

const other = z.strictObject({ id, number: z.int() })

/** A transaction in its league's queue. */
export const queuedTransactionView = z.strictObject({
  id,
  leagueId: id,
  /** Its place in the league's order, without gaps. */
  number: z.int(),
  kind: queuedKind,
  state: queuedState,
  /** Who queued it. */
  actor: personView,
  reason: z.string(),
  /** What it is to move; of a purchase nothing is named here. The first 50. */
  lines: z.array(z.strictObject({ walletId: id, amount: amountText })),
  lineCount: z.int(),
  /** Of a purchase. */
  purchase: z.strictObject({ itemId: id, itemName: z.string(), teamId: id }).nullable(),
  queuedAt: instant,
  /** Tries that the database could not carry out. */
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** The ledger's, once it is done. */
  transactionId: id.nullable(),
  /** Why it was refused. */
  failure: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
  /** The failed one that this one tries again. */
  retries: other.nullable(),
  /** The one that tries this failed one again. */
  retriedBy: other.nullable(),
  version: z.int(),
})
export type QueuedTransactionView = z.infer<typeof queuedTransactionView>

export const isWaiting = ({ state }: { state: QueuedState }): boolean =>
  state === 'queued' || state === 'retrying'
