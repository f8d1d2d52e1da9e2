import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import { isCommissioner, type LeagueScope } from '@/lib/server/leagues/access'
import { lockWallets } from '@/lib/server/ledger/lock'
import type { MoneyAnswer } from '@/lib/server/ledger/types'
import { holdCommission } from '@/lib/server/money/access'
import { naming } from '@/lib/server/money/errors'
import { moneySubject } from '@/lib/server/money/view'
import { onlyCommissioners } from '../errors'

type Change = { walletId: string; amount: bigint }

/**
 * Before it is queued: a commissioner alone, and wallets of his league.
 * @throws AppError forbidden, not_found
 */
export async function mayMove(
  { tx }: UnitOfWork,
  { leagueId, role }: LeagueScope,
  walletIds: readonly string[],
): Promise<void> {
  if (!isCommissioner(role)) throw onlyCommissioners()
  const ids = [...new Set(walletIds)]
  if ((await tx.wallet.count({ where: { leagueId, id: { in: ids } } })) !== ids.length) throw notFound()
}

/**
 * Its turn: moves the money for a commissioner who still is one, and tells the feed.
 * @param changes what is to move, for the sentence that names who cannot pay
 * @returns the ledger's transaction
 * @throws AppError forbidden, insufficient_funds, wallet_frozen
 */
export async function moveByHand(
  uow: UnitOfWork,
  scope: LeagueScope,
  { changes, reason }: { changes: readonly Change[]; reason: string },
  move: () => Promise<MoneyAnswer>,
): Promise<string> {
  const by = await holdCommission(uow, scope)
  const short = await teamsThatAreShort(uow, changes)
  const { transactionId } = await move().catch(naming(short))
  if (!transactionId) throw new Error('The ledger wrote nothing.')
  const subject = await moneySubject(uow, { act: 'adjusted', by, reason }, transactionId)
  await tellFeed(uow, scope.leagueId, subject)
  return transactionId
}

async function teamsThatAreShort({ tx }: UnitOfWork, changes: readonly Change[]): Promise<string[]> {
  const net = new Map<string, bigint>()
  for (const { walletId, amount } of changes) net.set(walletId, (net.get(walletId) ?? 0n) + amount)
  const wallets = await lockWallets(tx, [...net.keys()])
  const short = [...net].flatMap(([id, amount]) =>
    (wallets.get(id)?.available ?? 0n) + amount < 0n ? [id] : [],
  )
  if (short.length === 0) return []
  const teams = await tx.team.findMany({
    where: { wallets: { some: { id: { in: short } } } },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  return teams.map(({ name }) => name)
}
