'use client'

import { discardQueued, queueTransaction, retryQueued } from '@/lib/contracts/endpoints'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** Queues a transaction; the event shows it. */
export const useQueueTransaction = () => useIdempotentMutation(queueTransaction)
/** Queues a failed one once more. */
export const useRetryQueued = () => useIdempotentMutation(retryQueued)
/** Gives one up. */
export const useDiscardQueued = () => useIdempotentMutation(discardQueued)
