import { waitAfter } from '@/lib/domain/queue/next-attempt'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { QueuedTransaction } from '@/prisma/generated/client'
import { announceQueued } from '../announce'
import { scheduleTurns } from '../turn-job'

/** A turn that the database could not carry out: it keeps its place and is tried again later. @returns when */
export async function recordTrouble(
  uow: UnitOfWork,
  { id, leagueId, attempts }: QueuedTransaction,
): Promise<Date> {
  const nextAttemptAt = new Date(uow.now.getTime() + waitAfter(attempts + 1))
  await uow.tx.queuedTransaction.update({
    where: { id },
    data: { state: 'retrying', attempts: { increment: 1 }, nextAttemptAt, version: { increment: 1 } },
  })
  await announceQueued(uow, id)
  await scheduleTurns(uow.tx, leagueId, nextAttemptAt)
  return nextAttemptAt
}
