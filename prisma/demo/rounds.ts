import type { RoundRules } from '@/lib/contracts/round-rules'
import type { PlayerView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { closeRound } from '@/lib/server/rounds/commands/close-round'
import { createRound } from '@/lib/server/rounds/commands/create-round'
import { finalizeRound } from '@/lib/server/rounds/commands/finalize-round'
import { openRound } from '@/lib/server/rounds/commands/open-round'
import { submitSheet } from '@/lib/server/rounds/commands/submit-sheet'
import { readSheet } from '@/lib/server/rounds/sheet-data'
import type { MadeLeague, MadeTeam } from '@/lib/testing/factories'

const DAY_MS = 86_400_000

/** Amounts in tenths of a florin. */
export const DEMO_RULES: RoundRules = {
  version: 1,
  order: 'highest_first',
  priceRule: 'first_price',
  tieChain: ['lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
  minimumBid: '5',
  bidStep: '1',
  maxBidsPerTeam: null,
  maxWinsPerTeam: null,
  reservePerOpenSlot: true,
}

/** Opens a round and lets teams submit; which players and how much is up to `pick`. */
export async function playRound(
  league: MadeLeague,
  round: { name: string; players: PlayerView[]; maxWins: number; days: number },
  teams: readonly MadeTeam[],
  pick: (from: PlayerView[]) => { playerId: string; amount: bigint }[],
): Promise<string> {
  const { scope, leagueId } = league
  const by = { userId: scope.userId }
  const created = await inTransaction(by, (uow) =>
    createRound(uow, scope, {
      name: round.name,
      currencyId: league.currencies[0]?.id ?? '',
      rules: { ...DEMO_RULES, maxWinsPerTeam: round.maxWins },
      playerIds: round.players.map((player) => player.id),
      closesAt: null,
    }),
  )
  const closesAt = new Date(Date.now() + round.days * DAY_MS)
  await inTransaction(by, (uow) => openRound(uow, scope, created.id, closesAt))
  for (const team of teams) {
    const at = { leagueId, roundId: created.id, teamId: team.id }
    const { sheet, limits } = await readSheet(at, database())
    const full = new Set(
      limits.positions.filter(({ slots, taken }) => taken >= slots).map(({ code }) => code),
    )
    const open = round.players.filter((player) => !full.has(player.position))
    const bids = pick(open)
    await inTransaction({ userId: team.manager.userId }, (uow) =>
      submitSheet(uow, at, { bids, expectedVersion: sheet.version }),
    )
  }
  return created.id
}

export async function settleRound(league: MadeLeague, roundId: string): Promise<void> {
  const by = { userId: league.scope.userId }
  await inTransaction(by, (uow) => closeRound(uow, league.scope, roundId))
  await inTransaction(by, (uow) => finalizeRound(uow, league.scope, roundId))
}
