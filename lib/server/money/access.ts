import { ownRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import type { Role } from '@/lib/contracts/views'
import { AppError, notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { Viewer } from '@/lib/server/auth/authenticate'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import {
  enterAsCommissioner,
  enterLeague,
  isCommissioner,
  type LeagueScope,
  leagueOf,
} from '@/lib/server/leagues/access'
import { teamOfWallet } from '@/lib/server/ledger/balances'
import type { Wallet } from '@/prisma/generated/client'

/** Lets a member in to a wallet of his league. @returns with it, the rooms whose events can change what he reads there @throws AppError not_found */
export async function enterWallet(
  viewer: Viewer,
  walletId: string,
): Promise<{ scope: LeagueScope; rooms: Room[] }> {
  const scope = await enterLeague(viewer, await leagueOf('wallet', walletId))
  const teamId = await teamOfWallet(walletId)
  // Of holds the team's own people alone are told.
  return { scope, rooms: [teamRoom(teamId), ...(scope.teamId === teamId ? [ownRoom(teamId)] : [])] }
}

/** Lets a member in to a transaction of his league. @throws AppError not_found */
export async function enterTransaction(viewer: Viewer, transactionId: string): Promise<LeagueScope> {
  return enterLeague(viewer, await leagueOf('transaction', transactionId))
}

/** For an act of the commissioner on a wallet or a transaction. @throws AppError not_found, forbidden */
export async function enterMoneyAsCommissioner(
  viewer: Viewer,
  kind: 'wallet' | 'transaction',
  id: string,
  act: string,
): Promise<LeagueScope> {
  return enterAsCommissioner(viewer, await leagueOf(kind, id), act)
}

/** A wallet of the league that the member is in. @throws AppError not_found */
export async function walletOf({ leagueId }: { leagueId: string }, walletId: string): Promise<Wallet> {
  const wallet = await database().wallet.findFirst({ where: { id: walletId, leagueId } })
  if (!wallet) throw notFound()
  return wallet
}

/**
 * Holds the commissioner's membership until the transaction ends, so that nobody moves money who lost his role a moment
 * before. @returns who he is, for the posts that tell of it @throws AppError not_found, forbidden
 */
export async function holdCommission(
  uow: UnitOfWork,
  scope: LeagueScope,
): Promise<{ userId: string; name: string }> {
  const [member] = await uow.tx.$queryRaw<{ role: Role; name: string }[]>`
    SELECT m.role, u.name FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.league_id = ${scope.leagueId}::uuid AND m.user_id = ${scope.userId}::uuid FOR SHARE OF m`
  if (!member) throw notFound()
  if (!isCommissioner(member.role)) {
    throw new AppError('forbidden', 'Only a commissioner of this league may do that.')
  }
  return { userId: scope.userId, name: member.name }
}
