import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { reverseTransaction } from '@/lib/contracts/endpoints'
import type { MoneyKind } from '@/lib/contracts/views'
import { refusalOfReversal } from '@/lib/domain/reversal/refusal'
import { AppError, notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { lockWallets } from '@/lib/server/ledger/lock'
import { holdCommission } from '../access'
import { naming } from '../errors'
import { moneySubject } from '../view'

/**
 * Takes a transaction back by a new one that names it; told in the audit log and the feed.
 * @throws AppError forbidden, not_found, conflict (reversed before, or of a kind that goes back another way: the sentence
 * says which), insufficient_funds (the teams that cannot pay are named), wallet_frozen
 */
export async function reverse(
  uow: UnitOfWork,
  scope: LeagueScope,
  transactionId: string,
  { reason }: { reason: string },
): Promise<AnswerOf<typeof reverseTransaction>> {
  const by = await holdCommission(uow, scope)
  const { leagueId, userId } = scope
  const { tx } = uow
  const original = await tx.ledgerTransaction.findFirst({
    where: { id: transactionId, leagueId },
    include: { postings: { where: { walletId: { not: null } } } },
  })
  if (!original) throw notFound()
  const owed = Map.groupBy(original.postings, ({ walletId }) => walletId ?? '')
  const wallets = await lockWallets(tx, [...owed.keys()])
  // Under the wallets' locks: another reversal of the same has been seen or waits.
  const undoing = await tx.ledgerTransaction.findUnique({ where: { reversesId: transactionId } })
  const refusal = refusalOfReversal({
    kind: original.kind as MoneyKind,
    causeType: original.causeType,
    reverses: original.reversesId,
    reversedBy: undoing?.id ?? null,
  })
  if (refusal) throw new AppError('conflict', refusal)
  const short = [...owed].flatMap(([walletId, lines]) => {
    const amount = lines.reduce((sum, line) => sum + line.amount, 0n)
    return (wallets.get(walletId)?.available ?? 0n) < amount ? [walletId] : []
  })
  const { transactionId: id } = await balanceManager
    .reverse({
      leagueId,
      actor: uow.actor,
      reason,
      kind: 'reversal',
      transactionId,
      within: uow,
    })
    .catch(naming(await teamsOf(uow, short)))
  if (!id) throw new Error('A reversal without a transaction.')
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'transaction.reverse',
    subjectId: transactionId,
    summary: `Reversed the ${original.kind} “${original.reason}” of ${original.createdAt.toISOString().slice(0, 10)}`,
    reason,
    details: { transactionId: id },
  })
  const told = { act: 'reversed', by, reason, undone: original.reason } as const
  await tellFeed(uow, leagueId, await moneySubject(uow, told, id))
  return { transactionId: id }
}

async function teamsOf({ tx }: UnitOfWork, walletIds: readonly string[]): Promise<string[]> {
  const teams = await tx.team.findMany({
    where: { wallets: { some: { id: { in: [...walletIds] } } } },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  return teams.map(({ name }) => name)
}
