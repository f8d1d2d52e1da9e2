import type { RoundRules } from '@/lib/contracts/round-rules'
import type { RoundView, TiebreakerView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { closeRound } from '@/lib/server/rounds/commands/close-round'
import { createRound } from '@/lib/server/rounds/commands/create-round'
import { type FinalizeAnswer, finalizeRound } from '@/lib/server/rounds/commands/finalize-round'
import { openRound } from '@/lib/server/rounds/commands/open-round'
import { submitSheet } from '@/lib/server/rounds/commands/submit-sheet'
import { readSheet } from '@/lib/server/rounds/sheet-data'
import { tiebreakerRead, toTiebreakerView } from '@/lib/server/tiebreakers/view'
import type { MadeLeague, MadeTeam } from './league'
import { makePlayers } from './players'

const HOUR_MS = 3_600_000

/** Whole minor units, no reserve, ties to the poorer team: what most tests want to reckon with. */
export const SIMPLE_RULES: RoundRules = {
  version: 1,
  order: 'highest_first',
  priceRule: 'first_price',
  tieChain: ['lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
  minimumBid: '0',
  bidStep: '1',
  maxBidsPerTeam: null,
  maxWinsPerTeam: null,
  reservePerOpenSlot: false,
}

export interface RoundOptions {
  name?: string
  rules?: Partial<RoundRules>
  /** Every free player by default. */
  playerIds?: string[] | null
  /** In the future; an hour from now by default. */
  closesAt?: Date
}

/** A round that is open. */
export async function makeOpenRound(league: MadeLeague, options: RoundOptions = {}): Promise<RoundView> {
  const draft = await makeDraftRound(league, options)
  const closesAt = options.closesAt ?? new Date(Date.now() + HOUR_MS)
  return inTransaction(league.owner, (uow) => openRound(uow, league.scope, draft.id, closesAt))
}

export function makeDraftRound(league: MadeLeague, options: RoundOptions = {}): Promise<RoundView> {
  return inTransaction(league.owner, (uow) =>
    createRound(uow, league.scope, {
      name: options.name ?? 'Round one',
      currencyId: league.currencies[0]?.id ?? '',
      rules: { ...SIMPLE_RULES, ...options.rules },
      playerIds: options.playerIds ?? null,
      closesAt: null,
    }),
  )
}

/** Submits a sheet as the team's manager: [player, minor units] each. */
export async function submitBids(
  league: MadeLeague,
  roundId: string,
  team: MadeTeam,
  bids: readonly (readonly [player: { id: string }, amount: number | bigint])[],
) {
  const at = { leagueId: league.leagueId, roundId, teamId: team.id }
  const { sheet } = await readSheet(at, database())
  const lines = bids.map(([player, amount]) => ({ playerId: player.id, amount: BigInt(amount) }))
  return inTransaction(team.manager, (uow) =>
    submitSheet(uow, at, { bids: lines, expectedVersion: sheet.version }),
  )
}

export function close(league: MadeLeague, roundId: string): Promise<RoundView> {
  return inTransaction(league.owner, (uow) => closeRound(uow, league.scope, roundId))
}

/** A chain that begins with a live tiebreaker of a minute, which a bid in the last ten seconds extends, for five at most. */
export const LIVE_RULES = {
  tieChain: ['live_tiebreaker', 'lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
  tiebreaker: { seconds: 60, extendSeconds: 10, capSeconds: 300 },
} satisfies Partial<RoundRules>

export interface TieOptions extends RoundOptions {
  /** Who is tied, every team of the league by default; they submit in this order. */
  teams?: readonly MadeTeam[]
  /** For whom; the first of `makePlayers(league, 1)` by default. Each is a tiebreaker of its own. */
  players?: readonly { id: string }[]
  /** Minor units; 100 by default. */
  amount?: number | bigint
  /** When it is finalized, and the clocks begin: now by default. */
  now?: Date
}

/** A round whose teams all bid the same for the same players, closed and finalized: its tiebreakers are open. */
export async function makeTie(
  league: MadeLeague,
  options: TieOptions = {},
): Promise<FinalizeAnswer & { tiebreakers: TiebreakerView[] }> {
  const { teams = league.teams, players = await makePlayers(league, 1), amount = 100, ...rest } = options
  const round = await makeOpenRound(league, { ...rest, rules: { ...LIVE_RULES, ...options.rules } })
  for (const team of teams) {
    await submitBids(
      league,
      round.id,
      team,
      players.map((player) => [player, amount] as const),
    )
  }
  const answer = await finalize(league, round.id, options.now)
  return { ...answer, tiebreakers: await tiebreakersOf(round.id) }
}

/** A round's tiebreakers as everyone sees them, in the order in which they were opened. */
export async function tiebreakersOf(roundId: string): Promise<TiebreakerView[]> {
  const rows = await database().tiebreaker.findMany({
    where: { roundId },
    ...tiebreakerRead,
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toTiebreakerView)
}

/** Closes and finalizes. */
export async function finalize(
  league: MadeLeague,
  roundId: string,
  now = new Date(),
): Promise<FinalizeAnswer> {
  await close(league, roundId)
  return inTransaction(league.owner, (uow) => finalizeRound(uow, league.scope, roundId), { now })
}
