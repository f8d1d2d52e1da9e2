import type { AllocationInput } from '@/lib/domain/allocation/types'
import { withExtraPlaces } from '@/lib/domain/roster/extra-places'
import { squadOf } from '@/lib/domain/roster/open-slots'
import type { Queryable } from '@/lib/platform/database/client'
import { countOwned, readExtraPlaces } from '@/lib/server/squads/data'
import { readRoster } from '../team-limits'
import { type RoundRow, rulesOf } from '../view'
import type { SettlementSheet } from './sheets'
import { fromStored, type SettlementInput } from './stored-input'

/** The allocation's input: as it was when settling began, or what the database says now. The same for preview and passes. */
export async function readInput(
  tx: Queryable,
  round: RoundRow,
  sheets: readonly SettlementSheet[],
): Promise<AllocationInput> {
  const begun =
    round.state === 'resolving'
      ? await tx.round.findUniqueOrThrow({ where: { id: round.id }, select: { settlement: true } })
      : null
  const input = begun ? fromStored(begun.settlement) : await readPresent(tx, round, sheets)
  return { ...input, rules: rulesOf(round), seed: round.drawSeed }
}

async function readPresent(
  tx: Queryable,
  round: RoundRow,
  sheets: readonly SettlementSheet[],
): Promise<SettlementInput> {
  const teamIds = sheets.map((sheet) => sheet.teamId)
  const owned = await countOwned(teamIds, tx)
  const roster = await readRoster(tx, round.leagueId)
  const extra = await readExtraPlaces(teamIds, tx)
  const players = await tx.player.findMany({
    where: { squad: null, rounds: { some: { roundId: round.id } } },
    select: { id: true, position: true },
  })
  const free = new Set(players.map((player) => player.id))
  const bids = await tx.bid.findMany({ where: { roundId: round.id, teamId: { in: teamIds } } })
  return {
    players: players.map((player) => ({ playerId: player.id, position: player.position })),
    teams: sheets.map((sheet) => ({
      teamId: sheet.teamId,
      funds: sheet.total,
      spendLimit: sheet.held,
      squad: squadOf(withExtraPlaces(roster, extra.get(sheet.teamId) ?? []), owned.get(sheet.teamId) ?? {}),
    })),
    // A player bought since, in another round, is no longer for sale.
    bids: bids
      .filter((bid) => free.has(bid.playerId))
      .map(({ teamId, playerId, amount, submittedAt }) => ({
        teamId,
        playerId,
        amount,
        submittedAt: submittedAt.getTime(),
      })),
  }
}
