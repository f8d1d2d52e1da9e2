import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
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

/** The ledger's transaction of this turn, which its cause names. */
export async function transactionOf({ tx }: UnitOfWork, cause: { id: string }): Promise<string> {
  const { id } = await tx.ledgerTransaction.findFirstOrThrow({
    where: { causeType: 'queued', causeId: cause.id },
    select: { id: true },
  })
  return id
}
