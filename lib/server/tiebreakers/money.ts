import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { lockWallets } from '@/lib/server/ledger/lock'
import type { TiebreakerRow } from './view'

/** The wallets that a raise moves: of the team that raises, and of the one that led before. */
export interface Contenders {
  walletOf: ReadonlyMap<string, string>
  /** Free in the wallet of the team that raises. */
  available: bigint
}

/** Locks both wallets together, so that two raises in two tiebreakers cannot wait for each other in a circle. */
export async function lockContenders(
  uow: UnitOfWork,
  { currencyId, leaderTeamId }: TiebreakerRow,
  teamId: string,
): Promise<Contenders> {
  const teamIds = leaderTeamId ? [teamId, leaderTeamId] : [teamId]
  const found = await uow.tx.wallet.findMany({
    where: { currencyId, teamId: { in: teamIds } },
    select: { id: true, teamId: true },
  })
  const walletOf = new Map(found.map((wallet) => [wallet.teamId, wallet.id]))
  const wallets = await lockWallets(uow.tx, [...walletOf.values()])
  const own = wallets.get(walletOf.get(teamId) ?? '')
  if (!own) throw notFound()
  return { walletOf, available: own.available }
}

/**
 * Holds a raise, and brings the team that led before back to the tied amount: only the leader can still be made to pay
 * more. @throws AppError insufficient_funds
 */
export async function holdRaise(
  uow: UnitOfWork,
  row: TiebreakerRow,
  { teamId, amount, wallets }: { teamId: string; amount: bigint; wallets: Contenders },
): Promise<void> {
  const cause = { type: 'tiebreaker', id: row.id } as const
  const moves = [
    { teamId, raise: amount, stands: amount },
    ...(row.leaderTeamId ? [{ teamId: row.leaderTeamId, raise: null, stands: row.tiedAmount }] : []),
  ].map((move) => ({
    ...move,
    walletId: wallets.walletOf.get(move.teamId) ?? '',
    holdId: row.teams.find((place) => place.teamId === move.teamId)?.holdId ?? null,
  }))
  const { holds } = await balanceManager.captureHolds(uow, {
    leagueId: row.leagueId,
    reason: `Tiebreaker for ${row.player.name}`,
    cause,
    captures: moves.map(({ walletId, holdId, stands }) => ({
      walletId,
      holdIds: holdId ? [holdId] : [],
      payments: [],
      keep: [{ amount: stands, cause }],
    })),
  })
  for (const { teamId, raise, walletId } of moves) {
    const holdId = holds.find((hold) => hold.walletId === walletId)?.id ?? null
    await uow.tx.tiebreakerTeam.update({
      where: { tiebreakerId_teamId: { tiebreakerId: row.id, teamId } },
      data: { holdId, ...(raise === null ? {} : { amount: raise }) },
    })
  }
}
