import { z } from 'zod'
import { positiveAmount, signedAmount } from '../money'
import { asOfSchema } from '../rooms'
import { plainText } from '../text'
import { id, queuedTransactionView } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Queue')
const inLeague = z.strictObject({ leagueId: id })
const one = z.strictObject({ leagueId: id, id })
const change = z.strictObject({
  walletId: id,
  /** Signed. */
  amount: signedAmount.refine((value) => value !== 0n, 'The amount must not be zero.'),
})

/** The most wallets of one batch. */
export const LARGEST_QUEUED_BATCH = 500

export const adjustmentPayload = change
export const transferPayload = z.strictObject({ from: id, to: id, amount: positiveAmount })
export const batchPayload = z.strictObject({ changes: z.array(change).min(1).max(LARGEST_QUEUED_BATCH) })
/** `price`, `currencyId`: as they were seen; when they have changed by its turn, nothing is bought. */
export const purchasePayload = z.strictObject({
  itemId: id,
  price: positiveAmount,
  currencyId: id.optional(),
})

/** As high as they can get. */
const number = z.coerce.number().int().positive().max(2_147_483_647)
const reason = plainText(300, 'Say why; everyone will read it.')
export const transactionRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('adjustment'), payload: adjustmentPayload, reason }),
  z.strictObject({ kind: z.literal('transfer'), payload: transferPayload, reason }),
  z.strictObject({ kind: z.literal('batch_adjustment'), payload: batchPayload, reason }),
  z.strictObject({ kind: z.literal('purchase'), payload: purchasePayload }),
])
export type TransactionRequest = z.output<typeof transactionRequest>

const queued = z.strictObject({
  id,
  number: z.int(),
  /** How many wait before it. */
  ahead: z.int(),
})
const whole = z.strictObject({ transaction: queuedTransactionView })

export const listQueue = endpoint('GET', '/api/leagues/{leagueId}/transactions', {
  summary: 'The league’s queue of transactions; a commissioner sees all, others their own',
  params: inLeague,
  query: z.strictObject({
    /** Of those that ended, only lower numbers: the page before. */
    before: number.optional(),
    /** Of those that ended, everything from this number on, 300 at most: what a tab has loaded already. */
    from: number.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.strictObject({
    leagueId: id,
    /** All that wait, in their order. */
    waiting: z.array(queuedTransactionView),
    /** Those that ended, the highest number first. */
    ended: z.array(queuedTransactionView),
    /** More ended before these. */
    hasMore: z.boolean(),
    asOf: asOfSchema,
  }),
})

export const queueTransaction = endpoint('POST', '/api/leagues/{leagueId}/transactions', {
  summary:
    'Queue a transaction; it is carried out in the league’s order. Money by hand is a commissioner’s, a purchase is for one’s own team',
  idempotent: true,
  params: inLeague,
  body: transactionRequest,
  answer: queued,
})

export const getQueued = endpoint('GET', '/api/leagues/{leagueId}/transactions/{id}', {
  summary: 'A transaction of the queue: waiting, done, or refused and why',
  params: one,
  /** `ahead`: how many wait before it; 0 once it has ended. */
  answer: whole.extend({ ahead: z.int() }),
})

export const retryQueued = endpoint('POST', '/api/leagues/{leagueId}/transactions/{id}/retry', {
  summary: 'Queue a failed transaction once more, at the end (who queued it, or a commissioner)',
  idempotent: true,
  params: one,
  answer: queued,
})

export const discardQueued = endpoint('POST', '/api/leagues/{leagueId}/transactions/{id}/discard', {
  summary: 'Give up a transaction that waits or failed (who queued it, or a commissioner)',
  idempotent: true,
  params: one,
  answer: whole,
})
