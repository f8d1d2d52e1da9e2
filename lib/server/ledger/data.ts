import type { HoldView, MoneyKind, StatementLine } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { Prisma } from '@/prisma/generated/client'

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
  cause_type: string | null
  reverses_id: string | null
  reversed_by: string | null
}

/** Which lines of a wallet: all, or those that fit everything that is given. */
export interface Lines {
  /** Below this number. */
  before?: number | undefined
  /** From this number on. */
  from?: number | undefined
  kind?: MoneyKind | undefined
  playerId?: string | undefined
  /** ISO: from this instant on, and before this one. */
  since?: string | undefined
  until?: string | undefined
}

/** A wallet's postings, newest first, by key: pages stay right while new lines arrive. */
export async function readStatement(walletId: string, lines: Lines, limit: number): Promise<StatementLine[]> {
  const rows = await database().$queryRaw<LineRow[]>`
    SELECT p.seq, p.created_at, p.amount, p.total_after, t.kind, t.reason, t.id AS transaction_id, u.name AS actor,
      player.id AS player_id, player.name AS player_name, round.id AS round_id, round.name AS round_name,
      tie.id AS tiebreaker_id, t.cause_type, t.reverses_id, undoing.id AS reversed_by
    FROM postings p
    JOIN ledger_transactions t ON t.id = p.transaction_id
    LEFT JOIN ledger_transactions undoing ON undoing.reverses_id = t.id
    LEFT JOIN users u ON u.id = t.actor_id
    LEFT JOIN awards a ON p.cause_type = 'award' AND a.id = p.cause_id
    LEFT JOIN players player ON player.id = a.player_id
    LEFT JOIN tiebreakers tie ON tie.round_id = a.round_id AND tie.player_id = a.player_id
    LEFT JOIN rounds round ON round.id = coalesce(a.round_id, CASE WHEN t.cause_type = 'round' THEN t.cause_id END)
    WHERE ${filterOf(walletId, lines)} ORDER BY p.seq DESC LIMIT ${limit}`
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
    causeType: row.cause_type,
    transactionId: row.transaction_id,
    reverses: row.reverses_id,
    reversedBy: row.reversed_by,
  }))
}

/** Conditions on `p` (postings) and `t` (their transactions). */
function filterOf(walletId: string, { before, from, kind, playerId, since, until }: Lines): Prisma.Sql {
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

/** Is there any below a number? */
export async function hasOlderLines(walletId: string, lines: Lines, from: number): Promise<boolean> {
  const older = filterOf(walletId, { ...lines, from: undefined, before: from })
  const rows = await database().$queryRaw`
    SELECT 1 FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id WHERE ${older} LIMIT 1`
  return (rows as unknown[]).length > 0
}

/** The active holds of a wallet: for the team's own people alone. */
export async function readHolds(walletId: string): Promise<HoldView[]> {
  const rows = await database().$queryRaw<
    {
      id: string
      amount: bigint
      created_at: Date
      round_id: string | null
      round_name: string | null
      tiebreaker_id: string | null
      player_name: string | null
    }[]
  >`
    SELECT h.id, h.amount, h.created_at, r.id AS round_id, r.name AS round_name, t.id AS tiebreaker_id, p.name AS player_name
    FROM holds h
    LEFT JOIN bid_sheets s ON h.cause_type = 'sheet' AND s.id = h.cause_id
    LEFT JOIN tiebreakers t ON h.cause_type = 'tiebreaker' AND t.id = h.cause_id
    LEFT JOIN players p ON p.id = t.player_id
    LEFT JOIN rounds r ON r.id = coalesce(s.round_id, t.round_id)
    WHERE h.wallet_id = ${walletId}::uuid AND h.state = 'active' ORDER BY h.created_at DESC`
  return rows.map((row) => ({
    id: row.id,
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
    round: row.round_id ? { id: row.round_id, name: row.round_name ?? '' } : null,
    tiebreaker: row.tiebreaker_id ? { id: row.tiebreaker_id, playerName: row.player_name ?? '' } : null,
  }))
}
