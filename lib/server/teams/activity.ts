import type { ActivityItem } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'

const MOST = 12

/** The latest that concerns a team: its postings and what happened to the league's rounds, newest first. */
export async function readActivity(leagueId: string, teamId: string): Promise<ActivityItem[]> {
  const [money, rounds] = await Promise.all([readMoney(teamId), readRounds(leagueId)])
  return [...money, ...rounds].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST)
}

async function readMoney(teamId: string): Promise<ActivityItem[]> {
  const rows = await database().$queryRaw<
    {
      id: bigint
      at: Date
      kind: string
      subject: string
      amount: bigint
      currency_id: string
      wallet_id: string
    }[]
  >`
    SELECT p.id, p.created_at AS at, t.kind, coalesce(player.name, t.reason) AS subject, p.amount, p.currency_id, p.wallet_id
    FROM wallets w
    JOIN postings p ON p.wallet_id = w.id
    JOIN ledger_transactions t ON t.id = p.transaction_id
    LEFT JOIN awards a ON p.cause_type = 'award' AND a.id = p.cause_id
    LEFT JOIN players player ON player.id = a.player_id
    WHERE w.team_id = ${teamId}::uuid ORDER BY p.id DESC LIMIT ${MOST}`
  return rows.map((row) => ({
    id: `posting-${row.id}`,
    at: row.at.toISOString(),
    kind: row.kind as ActivityItem['kind'],
    subject: row.subject,
    amount: String(row.amount),
    currencyId: row.currency_id,
    href: `wallets/${row.wallet_id}`,
  }))
}

async function readRounds(leagueId: string): Promise<ActivityItem[]> {
  const rounds = await database().round.findMany({
    where: { leagueId, openedAt: { not: null } },
    orderBy: { openedAt: 'desc' },
    take: MOST,
  })
  return rounds.flatMap((round) => {
    const steps = [
      ['round_opened', round.openedAt],
      ['round_closed', round.closedAt],
      ['round_finalized', round.finalizedAt],
      ['round_cancelled', round.cancelledAt],
    ] as const
    return steps.flatMap(([kind, at]) =>
      at
        ? [
            {
              id: `${round.id}-${kind}`,
              at: at.toISOString(),
              kind,
              subject: round.name,
              amount: null,
              currencyId: null,
              href: `rounds/${round.id}`,
            },
          ]
        : [],
    )
  })
}
