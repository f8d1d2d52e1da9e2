import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getSheet } from '@/lib/contracts/endpoints'
import { type RosterRules, type RoundRules, rosterRulesSchema } from '@/lib/contracts/round-rules'
import { maxSafeBid } from '@/lib/domain/budget/max-safe-bid'
import { withExtraPlaces } from '@/lib/domain/roster/extra-places'
import { type OpenSlots, openSlotsOf, type Squad, squadOf } from '@/lib/domain/roster/open-slots'
import { notFound } from '@/lib/platform/app-error'
import type { Queryable } from '@/lib/platform/database/client'
import { countOwned, readExtraPlaces } from '@/lib/server/squads/data'

/** What a team brings to a round: money it may use, and its squad. */
export interface TeamLimits {
  walletId: string
  /** Of the sheet itself; 0 when nothing is submitted. */
  held: bigint
  holdId: string | null
  /** available + held. */
  funds: bigint
  squad: Squad
  open: OpenSlots
}

/** @throws AppError not_found: the team has no wallet in this currency */
export async function readTeamLimits(
  tx: Queryable,
  at: { leagueId: string; roundId: string; teamId: string; currencyId: string },
): Promise<TeamLimits> {
  const { leagueId, roundId, teamId, currencyId } = at
  const wallet = await tx.wallet.findUnique({ where: { teamId_currencyId: { teamId, currencyId } } })
  if (!wallet || wallet.leagueId !== leagueId) throw notFound()
  const sheet = await tx.bidSheet.findUnique({ where: { roundId_teamId: { roundId, teamId } } })
  const hold = sheet?.holdId
    ? await tx.hold.findFirst({ where: { id: sheet.holdId, state: 'active' } })
    : null
  const owned = (await countOwned([teamId], tx)).get(teamId) ?? {}
  const roster = withExtraPlaces(
    await readRoster(tx, leagueId),
    (await readExtraPlaces([teamId], tx)).get(teamId) ?? [],
  )
  const squad = squadOf(roster, owned)
  const held = hold?.amount ?? 0n
  return {
    walletId: wallet.id,
    held,
    holdId: hold?.id ?? null,
    funds: wallet.available + held,
    squad,
    open: openSlotsOf(squad),
  }
}

/** The league's own; a team may have places beyond it. */
export async function readRoster(tx: Queryable, leagueId: string): Promise<RosterRules> {
  const league = await tx.league.findUniqueOrThrow({ where: { id: leagueId }, select: { roster: true } })
  return rosterRulesSchema.parse(league.roster)
}

export function toLimitsView(limits: TeamLimits, rules: RoundRules): AnswerOf<typeof getSheet>['limits'] {
  const { funds, open, squad } = limits
  const minimumBid = BigInt(rules.minimumBid)
  const reserve = rules.reservePerOpenSlot
  return {
    funds: String(funds),
    largestSafeBid: String(maxSafeBid({ available: funds, openSlots: open.total, minimumBid, reserve })),
    openSlots: open.total,
    positions: Object.entries(squad.positions).map(([code, position]) => ({ code, ...position })),
  }
}
