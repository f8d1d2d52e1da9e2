import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { lockWallets } from '@/lib/server/ledger/lock'
import type { RoundRow } from '../view'

/** Locks the wallets of every team with a sheet at once: what follows writes to them several times, in any order. */
export async function lockRoundWallets(uow: UnitOfWork, round: RoundRow): Promise<void> {
  const wallets = await uow.tx.wallet.findMany({
    where: { currencyId: round.currencyId, team: { sheets: { some: { roundId: round.id } } } },
    select: { id: true },
  })
  await lockWallets(
    uow.tx,
    wallets.map(({ id }) => id),
  )
}

/** Gives the money of holds back, each team's together. */
export async function releaseAll(
  uow: UnitOfWork,
  round: RoundRow,
  holdIds: readonly string[],
  reason: string,
): Promise<void> {
  const holds = await uow.tx.hold.findMany({ where: { id: { in: [...holdIds] } } })
  const byWallet = Map.groupBy(holds, ({ walletId }) => walletId)
  await balanceManager.captureHolds(uow, {
    leagueId: round.leagueId,
    reason,
    cause: { type: 'round', id: round.id },
    captures: [...byWallet].map(([walletId, of]) => ({
      walletId,
      holdIds: of.map(({ id }) => id),
      payments: [],
    })),
  })
}

/** Reverses what the round's passes paid, one transaction each. Awards of zero moved no money and have none. */
export async function reverseAll(
  uow: UnitOfWork,
  scope: LeagueScope,
  round: RoundRow,
  reason: string,
): Promise<void> {
  const { leagueId } = scope
  const cause = { type: 'round', id: round.id } as const
  const paid = await uow.tx.ledgerTransaction.findMany({
    where: { leagueId, kind: 'award', causeType: cause.type, causeId: cause.id },
    orderBy: { id: 'asc' },
  })
  for (const { id: transactionId } of paid) {
    const actor = { userId: scope.userId }
    await balanceManager.reverse({ leagueId, actor, reason, cause, transactionId, within: uow })
  }
}
