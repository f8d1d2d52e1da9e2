import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getStatement } from '@/lib/contracts/endpoints'
import type { MoneyKind, StatementLine } from '@/lib/contracts/views'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { database } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { readHolds } from '@/lib/server/ledger/data'
import { toWalletView } from '@/lib/server/ledger/view'
import { readTeam } from '@/lib/server/teams/data'
import { Prisma } from '@/prisma/generated/client'
import { walletOf } from '../access'

type Query = QueryOf<typeof getStatement>

/** How much a tab may hold of a statement: what it loaded is read again at once. */
const MOST = 1_000

/** A page of a wallet's statement, which every member may read; holds are for the team's own. @throws AppError not_found */
export async function readStatement(
  scope: LeagueScope,
  walletId: string,
  query: Query,
): Promise<Omit<AnswerOf<typeof getStatement>, 'asOf'>> {
  const wallet = await walletOf(scope, walletId)
  const most = query.from ? MOST : query.limit
  const [team, lines, holds, players] = await Promise.all([
    readTeam(scope, wallet.teamId),
    readLines(walletId, query, most + 1),
    scope.teamId === wallet.teamId ? readHolds(walletId) : [],
    readPlayers(walletId),
  ])
  const shown = lines.slice(0, most)
  const last = shown.at(-1)?.seq ?? query.from
  const cut = lines.length > most
  const older = cut || (query.from !== undefined && (await hasOlder(walletId, query, query.from)))
  return {
    wallet: projectWallet(scope, toWalletView(wallet)),
    team,
    holds,
    lines: shown,
    next: older ? (last ?? null) : null,
    players,
  }
}

interface LineRow {
  seq: bigint
  created_at: Date
  amount: bigint
  total_after: bigint
  kind: string
  reason: string
  actor: string | null
  transaction_id: string
  player_id: string | null
  player_name: string | null
  round_id: string | null
  round_name: string | null
  tiebreaker_id: string | null
  reverses_id: string | null
  reversed_by: string | null
}

/** Lines that the filter leaves, newest first, by key: the pages stay right while new lines arrive. */
async function readLines(walletId: string, query: Query, most: number): Promise<StatementLine[]> {
  const rows = await database().$queryRaw<LineRow[]>`
    SELECT p.seq, p.created_at, p.amount, p.total_after, t.kind, t.reason, t.id AS transaction_id, u.name AS actor,
      player.id AS player_id, player.name AS player_name, round.id AS round_id, round.name AS round_name,
      tie.id AS tiebreaker_id, t.reverses_id, undoing.id AS reversed_by
    FROM postings p
    JOIN ledger_transactions t ON t.id = p.transaction_id
    LEFT JOIN ledger_transactions undoing ON undoing.reverses_id = t.id
    LEFT JOIN users u ON u.id = t.actor_id
    LEFT JOIN awards a ON p.cause_type = 'award' AND a.id = p.cause_id
    LEFT JOIN players player ON player.id = a.player_id
    LEFT JOIN tiebreakers tie ON tie.round_id = a.round_id AND tie.player_id = a.player_id
    LEFT JOIN rounds round ON round.id = coalesce(a.round_id, CASE WHEN t.cause_type = 'round' THEN t.cause_id END)
    WHERE ${filterOf(walletId, query)} ORDER BY p.seq DESC LIMIT ${most}`
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.created_at.toISOString(),
    amount: String(row.amount),
    totalAfter: String(row.total_after),
    kind: row.kind as MoneyKind,
    reason: row.reason,
    actor: row.actor,
    player: row.player_id ? { id: row.player_id, name: row.player_name ?? '' } : null,
    round: row.round_id ? { id: row.round_id, name: row.round_name ?? '' } : null,
    tiebreakerId: row.tiebreaker_id,
    transactionId: row.transaction_id,
    reverses: row.reverses_id,
    reversedBy: row.reversed_by,
  }))
}

/** Conditions on `p` (postings) and `t` (their transactions). */
function filterOf(walletId: string, { before, from, kind, playerId, since, until }: Query): Prisma.Sql {
  const conditions = [Prisma.sql`p.wallet_id = ${walletId}::uuid`]
  if (before !== undefined) conditions.push(Prisma.sql`p.seq < ${BigInt(before)}`)
  if (from !== undefined) conditions.push(Prisma.sql`p.seq >= ${BigInt(from)}`)
  if (since !== undefined) conditions.push(Prisma.sql`p.created_at >= ${since}::timestamptz`)
  if (until !== undefined) conditions.push(Prisma.sql`p.created_at < ${until}::timestamptz`)
  if (kind !== undefined) conditions.push(Prisma.sql`t.kind = ${kind}`)
  // By the awards' ids, of which a player has few: so the index over a wallet's awards finds the lines.
  if (playerId !== undefined)
    conditions.push(Prisma.sql`p.cause_type = 'award'
      AND p.cause_id = ANY (ARRAY(SELECT id FROM awards WHERE player_id = ${playerId}::uuid))`)
  return Prisma.join(conditions, ' AND ')
}

async function hasOlder(walletId: string, query: Query, from: number): Promise<boolean> {
  const older = filterOf(walletId, { ...query, from: undefined, before: from })
  const rows = await database().$queryRaw`
    SELECT 1 FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id WHERE ${older} LIMIT 1`
  return (rows as unknown[]).length > 0
}

/** Whom the wallet's lines are about, by name. */
const readPlayers = (walletId: string) =>
  database().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM players WHERE id IN (
      SELECT a.player_id FROM postings p JOIN awards a ON a.id = p.cause_id
      WHERE p.wallet_id = ${walletId}::uuid AND p.cause_type = 'award'
    ) ORDER BY name, id`
