import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getSheet } from '@/lib/contracts/endpoints'
import { notFound } from '@/lib/platform/app-error'
import { database, type Queryable } from '@/lib/platform/database/client'
import { readTeamLimits, toLimitsView } from './team-limits'
import { rulesOf, toSheetView } from './view'

export type SheetState = Omit<AnswerOf<typeof getSheet>, 'asOf'>

/** A team's sheet with what it may bid: for the team's own people alone. @throws AppError not_found */
export async function readSheet(
  at: { leagueId: string; roundId: string; teamId: string },
  tx: Queryable = database(),
): Promise<SheetState> {
  const round = await tx.round.findFirst({ where: { id: at.roundId, leagueId: at.leagueId } })
  if (!round) throw notFound()
  const limits = await readTeamLimits(tx, { ...at, currencyId: round.currencyId })
  const where = { roundId: at.roundId, teamId: at.teamId }
  const sheet = await tx.bidSheet.findUnique({ where: { roundId_teamId: where } })
  const bids = await tx.bid.findMany({ where, orderBy: [{ amount: 'desc' }, { playerId: 'asc' }] })
  return { sheet: toSheetView(where, sheet, bids, limits.held), limits: toLimitsView(limits, rulesOf(round)) }
}
