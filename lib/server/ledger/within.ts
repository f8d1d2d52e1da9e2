import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { runOnce } from '@/lib/server/idempotency/run-once'
import type { MoneyCommand } from './types'

/** Runs inside the caller's transaction, or in one of its own, once a key. */
export function within<T>(command: MoneyCommand, work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
  if (command.within) return work(command.within)
  return runOnce({ scope: command.leagueId, actor: command.actor, claim: command.claim ?? null }, work)
}
