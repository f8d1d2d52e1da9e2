import type { HoldView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import type { Wallet } from './types'

/** @returns the wallets of a team, in the order of the league's currencies */
export async function readWallets(teamId: string): Promise<Wallet[]> {
  return database().wallet.findMany({ where: { teamId }, orderBy: { currency: { sortOrder: 'asc' } } })
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
