import type { RoundRules } from '@/lib/contracts/round-rules'
import type { PlayerView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { readSheet } from '@/lib/server/rounds/sheet-data'
import { type MadeLeague, type MadeTeam, makeOpenRound, submitBids } from '@/lib/testing/factories'

const DAY_MS = 86_400_000

/** Amounts in tenths of a florin. */
const DEMO_RULES: Partial<RoundRules> = { minimumBid: '5', reservePerOpenSlot: true }

export type Pick = (from: PlayerView[]) => (readonly [PlayerView, bigint])[]

/** Opens a round and lets teams submit; which players and how much is up to `pick`. */
export async function playRound(
  league: MadeLeague,
  round: { name: string; players: PlayerView[]; maxWins: number; days: number },
  teams: readonly MadeTeam[],
  pick: Pick,
): Promise<string> {
  const { id: roundId } = await makeOpenRound(league, {
    name: round.name,
    rules: { ...DEMO_RULES, maxWinsPerTeam: round.maxWins },
    playerIds: round.players.map((player) => player.id),
    closesAt: new Date(Date.now() + round.days * DAY_MS),
  })
  for (const team of teams) {
    const { limits } = await readSheet({ leagueId: league.leagueId, roundId, teamId: team.id }, database())
    const full = new Set(
      limits.positions.filter(({ slots, taken }) => taken >= slots).map(({ code }) => code),
    )
    await submitBids(
      league,
      roundId,
      team,
      pick(round.players.filter((player) => !full.has(player.position))),
    )
  }
  return roundId
}
