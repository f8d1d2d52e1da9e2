import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getStatement } from '@/lib/contracts/endpoints'
import type { AsOf } from '@/lib/contracts/rooms'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { hasOlderLines, readHolds } from '@/lib/server/ledger/data'
import { toWalletView } from '@/lib/server/ledger/view'
import { readTeam } from '@/lib/server/teams/data'

/** How much a tab may hold of a statement: what it loaded is read again at once. */
const MOST = 1_000

/** A page of a wallet's statement, which every member may read; holds are for the team's own. @param asOf what it must reach @throws AppError not_found */
export async function readStatement(
  scope: LeagueScope,
  walletId: string,
  query: QueryOf<typeof getStatement>,
  asOf: AsOf,
): Promise<Omit<AnswerOf<typeof getStatement>, 'asOf'>> {
  const wallet = await balanceManager.getBalance(walletId, { asOf })
  if (wallet.leagueId !== scope.leagueId) throw notFound()
  const most = query.from ? MOST : query.limit
  const [team, lines, holds, players] = await Promise.all([
    readTeam(scope, wallet.teamId),
    balanceManager.statement(walletId, query, most + 1),
    scope.teamId === wallet.teamId ? readHolds(walletId) : [],
    readPlayers(walletId),
  ])
  const shown = lines.slice(0, most)
  const last = shown.at(-1)?.seq ?? query.from
  const cut = lines.length > most
  const older = cut || (query.from !== undefined && (await hasOlderLines(walletId, query, query.from)))
  return {
    wallet: projectWallet(scope, toWalletView(wallet)),
    team,
    holds,
    lines: shown,
    next: older ? (last ?? null) : null,
    players,
  }
}

/** Whom the wallet's lines are about, by name. */
const readPlayers = (walletId: string) =>
  database().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM players WHERE id IN (
      SELECT a.player_id FROM postings p JOIN awards a ON a.id = p.cause_id
      WHERE p.wallet_id = ${walletId}::uuid AND p.cause_type = 'award'
    ) ORDER BY name, id`
