import { AppError } from '@/lib/platform/app-error'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { runOnce } from '@/lib/server/idempotency/run-once'
import type { MoneyAnswer, MoneyCommand } from './types'

/**
 * Runs inside the caller's transaction, or in one of its own, once a key; a dry run leaves nothing of it.
 * @throws AppError invalid_request (no reason), and what the work throws
 */
export async function execute<T extends MoneyAnswer>(
  command: MoneyCommand,
  work: (uow: UnitOfWork) => Promise<T>,
): Promise<T> {
  const { within, leagueId, actor, claim = null } = command
  if (command.reason.trim() === '') throw new AppError('invalid_request', 'Say why.')
  if (command.dryRun)
    return within ? rehearse(within, work) : inTransaction(actor, (uow) => rehearse(uow, work))
  if (within) return work(within)
  return runOnce({ scope: leagueId, actor, claim }, work)
}

/** All of it, down to the checks of the database, and back to where it began. */
async function rehearse<T extends MoneyAnswer>(
  uow: UnitOfWork,
  work: (uow: UnitOfWork) => Promise<T>,
): Promise<T> {
  await uow.tx.$executeRaw`SAVEPOINT rehearsal`
  try {
    const answer = await work({ ...uow, emit: () => [], afterCommit: () => {} })
    return { ...answer, transactionId: null }
  } finally {
    await uow.tx.$executeRaw`ROLLBACK TO SAVEPOINT rehearsal`
  }
}
