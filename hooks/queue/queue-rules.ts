import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listQueue } from '@/lib/contracts/endpoints'
import { isWaiting, type QueuedTransactionView } from '@/lib/contracts/views'

export type Queue = AnswerOf<typeof listQueue>

/** What events make of a league's queue as far back as it is loaded: each brings the whole of a transaction. */
export const queueRules: CacheRules<Queue> = {
  ...aside,
  transaction_update: (queue, { data: { transaction } }) => {
    if (transaction.leagueId !== queue.leagueId) return queue
    const { id, version } = transaction
    const shown = [...queue.waiting, ...queue.ended].find((each) => each.id === id)
    if (shown && shown.version > version) return queue
    const waiting = queue.waiting.filter((each) => each.id !== id)
    const ended = queue.ended.filter((each) => each.id !== id)
    if (isWaiting(transaction)) return { ...queue, waiting: [...waiting, transaction].sort(byNumber), ended }
    // One that ended further back than what is loaded belongs to a page of its own.
    const oldest = queue.ended.at(-1)
    if (!shown && queue.hasMore && oldest && transaction.number < oldest.number) return queue
    return { ...queue, waiting, ended: [...ended, transaction].sort(byNumber).reverse() }
  },
  // My role decides what I see of it.
  member_update: () => 'refetch',
  session_update: unchanged,
  round_submission: unchanged,
}

const byNumber = (a: QueuedTransactionView, b: QueuedTransactionView) => a.number - b.number

/** The page before what is loaded, put behind it. */
export const joinEnded = (earlier: Queue, shown: Queue): Queue => {
  const known = new Set(shown.ended.map(({ id }) => id))
  return {
    ...shown,
    ended: [...shown.ended, ...earlier.ended.filter(({ id }) => !known.has(id))],
    hasMore: earlier.hasMore,
  }
}
