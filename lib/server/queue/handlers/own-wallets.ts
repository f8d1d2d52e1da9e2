import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
import type { MoneyAnswer } from '@/lib/server/ledger/types'
import { onlyCommissioners } from '../errors'

/** @throws AppError forbidden */
export function mustRunLeague(scope: LeagueScope): void {
  if (!isCommissioner(scope.role)) throw onlyCommissioners()
}

/** @throws AppError not_found: one is of another league, or of none */
export async function mustBeOurs(
  { tx }: UnitOfWork,
  { leagueId }: LeagueScope,
  walletIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(walletIds)]
  if ((await tx.wallet.count({ where: { leagueId, id: { in: ids } } })) !== ids.length) throw notFound()
}

/** What a change wrote, which moves money whenever it is not refused. */
export function transactionIn({ transactionId }: MoneyAnswer): string {
  if (!transactionId) throw new Error('The ledger wrote nothing.')
  return transactionId
}
