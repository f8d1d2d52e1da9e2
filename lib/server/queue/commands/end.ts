import type { ErrorCode } from '@/lib/contracts/errors'
import type { QueuedTransactionView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { announceQueued } from '../announce'

export type End =
  | { state: 'done'; transactionId: string }
  | { state: 'failed'; failureCode: ErrorCode; failure: string }
  | { state: 'discarded' }

/** Ends a transaction whose row is locked, and tells of it. */
export async function end(uow: UnitOfWork, id: string, how: End): Promise<QueuedTransactionView> {
  await uow.tx.queuedTransaction.update({
    where: { id },
    data: { ...how, endedAt: uow.now, nextAttemptAt: null, version: { increment: 1 } },
  })
  return announceQueued(uow, id)
}
