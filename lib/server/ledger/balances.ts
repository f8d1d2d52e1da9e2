import type { AsOf } from '@/lib/contracts/rooms'
import { notFound } from '@/lib/platform/app-error'
import { isCaching, sharedCache } from '@/lib/platform/caching'
import { database, type Queryable } from '@/lib/platform/database/client'
import { Lru } from '@/lib/platform/lru'
import { currentHeads } from '@/lib/server/events/heads'
import { balanceCache, walletRooms } from './balance-cache'
import { walletSelect } from './columns'
import type { Wallet } from './types'

export interface BalanceRead {
  /** An open transaction: what it has done itself is read, and nothing is kept. */
  db?: Queryable
  /** What the caller has seen of the teams' rooms, and the answer must reach. Left out, where they stand now is asked. */
  asOf?: AsOf
}

const MOST_WALLETS = 20_000
/** A wallet never changes its team. */
const teamOf = () => sharedCache('team-of-wallet', () => new Lru<string, string>(MOST_WALLETS))

/** @throws AppError not_found */
export async function teamOfWallet(walletId: string): Promise<string> {
  const known = teamOf().get(walletId)
  if (known) return known
  const wallet = (await read([walletId], database())).get(walletId)
  if (!wallet) throw notFound()
  teamOf().set(walletId, wallet.teamId)
  return wallet.teamId
}

/** @returns wallets by id, each with the version that its figures belong to; what does not exist is missing */
export async function getBalances(
  walletIds: readonly string[],
  { db, asOf }: BalanceRead = {},
): Promise<Map<string, Wallet>> {
  if (db || !isCaching()) return read(walletIds, db ?? database())
  const unknown = walletIds.filter((id) => !teamOf().get(id))
  const found = unknown.length > 0 ? await read(unknown, database()) : new Map<string, Wallet>()
  for (const wallet of found.values()) teamOf().set(wallet.id, wallet.teamId)
  const rest = walletIds.filter((id) => !found.has(id))
  const teams = new Set(rest.flatMap((id) => teamOf().get(id) ?? []))
  const heads = asOf ?? (await currentHeads([...teams].flatMap(walletRooms)))
  for (const wallets of await Promise.all([...teams].map((id) => getTeamBalances(id, heads)))) {
    for (const wallet of wallets) if (rest.includes(wallet.id)) found.set(wallet.id, wallet)
  }
  return found
}

async function read(walletIds: readonly string[], db: Queryable): Promise<Map<string, Wallet>> {
  const wallets = await db.wallet.findMany({ where: { id: { in: [...walletIds] } }, select: walletSelect })
  return new Map(wallets.map((wallet) => [wallet.id, wallet]))
}

/** @throws AppError not_found */
export async function getBalance(walletId: string, options: BalanceRead = {}): Promise<Wallet> {
  const wallet = (await getBalances([walletId], options)).get(walletId)
  if (!wallet) throw notFound()
  return wallet
}

/**
 * The wallets of a team, in the order of the league's currencies.
 * @param heads of its rooms, read before: the answer reaches them; those of rooms that are missing: it is read
 */
export function getTeamBalances(teamId: string, heads: AsOf = {}): Promise<Wallet[]> {
  const read = () =>
    database().wallet.findMany({
      where: { teamId },
      select: walletSelect,
      orderBy: { currency: { sortOrder: 'asc' } },
    })
  return isCaching() ? balanceCache().walletsOf(teamId, heads, read) : read()
}
