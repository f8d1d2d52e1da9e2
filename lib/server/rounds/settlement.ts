import { allocate } from '@/lib/domain/allocation/allocate'
import type { AllocationInput, AllocationResult } from '@/lib/domain/allocation/types'
import { squadOf } from '@/lib/domain/roster/open-slots'
import type { Queryable } from '@/lib/platform/database/client'
import { countOwned } from '@/lib/server/squads/data'
import type { Round } from '@/prisma/generated/client'
import { readRoster } from './team-limits'
import { rulesOf } from './view'

/** A submitted sheet with the money that stands behind it. */
export interface SettlementSheet {
  teamId: string
  walletId: string
  /** Null: all of the sheet's bids were zero. */
  holdId: string | null
  held: bigint
  /**
   * All of the wallet, whatever holds it: bidding elsewhere after the close must not change who wins here. What is paid
   * is capped by this sheet's own hold.
   */
  total: bigint
}

export interface Settlement {
  input: AllocationInput
  result: AllocationResult
  sheets: SettlementSheet[]
}

/** Runs the allocation of a closed round on what the database says now: the same for the preview and for finalizing. */
export async function settle(tx: Queryable, round: Omit<Round, 'trace'>): Promise<Settlement> {
  const sheets = await readSheets(tx, round)
  const teamIds = sheets.map((sheet) => sheet.teamId)
  const owned = await countOwned(teamIds, tx)
  const roster = await readRoster(tx, round.leagueId)
  const players = await tx.player.findMany({
    where: { squad: null, rounds: { some: { roundId: round.id } } },
    select: { id: true, position: true },
  })
  const free = new Set(players.map((player) => player.id))
  const bids = await tx.bid.findMany({ where: { roundId: round.id, teamId: { in: teamIds } } })
  const input: AllocationInput = {
    rules: rulesOf(round),
    seed: round.drawSeed,
    players: players.map((player) => ({ playerId: player.id, position: player.position })),
    teams: sheets.map((sheet) => ({
      teamId: sheet.teamId,
      funds: sheet.total,
      spendLimit: sheet.held,
      squad: squadOf(roster, owned.get(sheet.teamId) ?? {}),
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
  return { input, sheets, result: allocate(input, { trace: true }) }
}

async function readSheets(tx: Queryable, round: Omit<Round, 'trace'>): Promise<SettlementSheet[]> {
  const sheets = await tx.bidSheet.findMany({
    where: { roundId: round.id, submittedAt: { not: null } },
    orderBy: { teamId: 'asc' },
  })
  const teamIds = sheets.map((sheet) => sheet.teamId)
  const wallets = await tx.wallet.findMany({
    where: { teamId: { in: teamIds }, currencyId: round.currencyId },
  })
  const holds = await tx.hold.findMany({
    where: { id: { in: sheets.flatMap((sheet) => sheet.holdId ?? []) }, state: 'active' },
  })
  return sheets.flatMap((sheet) => {
    const wallet = wallets.find((candidate) => candidate.teamId === sheet.teamId)
    const hold = holds.find((candidate) => candidate.id === sheet.holdId)
    if (!wallet) return []
    const held = hold?.amount ?? 0n
    return [
      {
        teamId: sheet.teamId,
        walletId: wallet.id,
        holdId: hold?.id ?? null,
        held,
        total: wallet.available + wallet.held,
      },
    ]
  })
}
