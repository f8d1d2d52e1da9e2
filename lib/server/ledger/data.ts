import type { HoldView, MoneyKind, StatementLine } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'

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
}

/**
 * A page of a wallet's postings, newest first, by key: the pages stay right while new lines arrive.
 * @param before only lines with a lower number
 */
export async function readStatement(
  walletId: string,
  before: number | undefined,
  limit: number,
): Promise<StatementLine[]> {
  const rows = await database().$queryRaw<LineRow[]>`
    SELECT p.seq, p.created_at, p.amount, p.total_after, t.kind, t.reason, t.id AS transaction_id, u.name AS actor,
      player.id AS player_id, player.name AS player_name, round.id AS round_id, round.name AS round_name
    FROM postings p
    JOIN ledger_transactions t ON t.id = p.transaction_id
    LEFT JOIN users u ON u.id = t.actor_id
    LEFT JOIN awards a ON p.cause_type = 'award' AND a.id = p.cause_id
    LEFT JOIN players player ON player.id = a.player_id
    LEFT JOIN rounds round ON round.id = a.round_id OR (t.cause_type = 'round' AND round.id = t.cause_id)
    WHERE p.wallet_id = ${walletId}::uuid AND p.seq < ${BigInt(before ?? Number.MAX_SAFE_INTEGER)}
    ORDER BY p.seq DESC LIMIT ${limit}`
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
    transactionId: row.transaction_id,
  }))
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
