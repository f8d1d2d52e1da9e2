import type { TieBreak } from '@/lib/contracts/round-rules'
import type {
  TiebreakerBidView,
  TiebreakerDecision,
  TiebreakerState,
  TiebreakerView,
} from '@/lib/contracts/views'
import type { Contest } from '@/lib/domain/tiebreak/decide'
import type { Player, Tiebreaker, TiebreakerBid, TiebreakerTeam } from '@/prisma/generated/client'

/** How a tiebreaker is read for its view and for its rules. */
export const tiebreakerRead = {
  include: {
    teams: { orderBy: { teamId: 'asc' } },
    round: { select: { id: true, name: true } },
    player: { select: { id: true, name: true, position: true, club: true } },
  },
} as const

export type TiebreakerRow = Tiebreaker & {
  teams: TiebreakerTeam[]
  round: { id: string; name: string }
  player: Pick<Player, 'id' | 'name' | 'position' | 'club'>
}

const iso = (date: Date | null) => date?.toISOString() ?? null
const text = (amount: bigint | null) => (amount === null ? null : String(amount))

export const isLive = ({ state }: { state: string }): boolean => state === 'open' || state === 'paused'

export function toTiebreakerView(row: TiebreakerRow): TiebreakerView {
  const { leaderTeamId, leaderAmount } = row
  return {
    id: row.id,
    leagueId: row.leagueId,
    round: row.round,
    player: row.player,
    currencyId: row.currencyId,
    tiedAmount: String(row.tiedAmount),
    step: String(row.step),
    state: row.state as TiebreakerState,
    teams: row.teams.map(({ teamId, amount, withdrawnAt }) => ({
      teamId,
      amount: text(amount),
      withdrawnAt: iso(withdrawnAt),
    })),
    leader:
      leaderTeamId && leaderAmount !== null ? { teamId: leaderTeamId, amount: String(leaderAmount) } : null,
    bidCount: row.bidCount,
    openedAt: row.openedAt.toISOString(),
    closesAt: iso(row.closesAt),
    capAt: iso(row.capAt),
    remainingMs: row.remainingMs,
    extendSeconds: row.extendSeconds,
    outcome: toOutcome(row),
    version: row.version,
  }
}

function toOutcome(row: TiebreakerRow): TiebreakerView['outcome'] {
  const { winnerTeamId, winningAmount, decidedBy, decidedAt, reason } = row
  if (!winnerTeamId || winningAmount === null || !decidedBy || !decidedAt) return null
  return {
    teamId: winnerTeamId,
    amount: String(winningAmount),
    decidedBy: decidedBy as TiebreakerDecision,
    reason,
    decidedAt: decidedAt.toISOString(),
  }
}

/** The row as the rules take it (lib/domain/tiebreak). */
export function contestOf(row: TiebreakerRow): Contest {
  const { tiedAmount, step, leaderTeamId, leaderAmount } = row
  return {
    tiedAmount,
    step,
    leader: leaderTeamId && leaderAmount !== null ? { teamId: leaderTeamId, amount: leaderAmount } : null,
    standing: row.teams.filter(({ withdrawnAt }) => !withdrawnAt).map(({ teamId }) => teamId),
    fallback: { teamId: row.fallbackTeamId, decidedBy: row.fallbackRule as TieBreak },
  }
}

export const toBidView = (bid: TiebreakerBid): TiebreakerBidView => ({
  n: bid.n,
  teamId: bid.teamId,
  amount: String(bid.amount),
  at: bid.at.toISOString(),
  beforeCloseMs: bid.beforeCloseMs,
  extendedTo: iso(bid.extendedTo),
})
