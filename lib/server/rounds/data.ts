import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getBulkRound, getRound, previewBulkRound } from '@/lib/contracts/endpoints'
import { allocate } from '@/lib/domain/allocation/allocate'
import { sheetHolds } from '@/lib/domain/allocation/sheet-holds'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { wrongState } from './errors'
import { readInput } from './settlement/input'
import { readSheets } from './settlement/sheets'
import { type RoundRow, roundRead, toAwardView, toRoundView } from './view'

async function findRound(scope: LeagueScope, roundId: string): Promise<RoundRow> {
  const round = await database().round.findFirst({
    where: { id: roundId, leagueId: scope.leagueId },
    ...roundRead,
  })
  if (!round) throw notFound()
  return round
}

/** A round for any member: no bid in it, before or after the close. @throws AppError not_found */
export async function readRound(
  scope: LeagueScope,
  roundId: string,
): Promise<Omit<AnswerOf<typeof getRound>, 'asOf'>> {
  const round = await findRound(scope, roundId)
  const players = await database().roundPlayer.findMany({
    where: { roundId },
    select: { playerId: true },
    orderBy: { playerId: 'asc' },
  })
  const awards = await database().award.findMany({ where: { roundId }, orderBy: { step: 'asc' } })
  return {
    round: toRoundView(round),
    playerIds: players.map((player) => player.playerId),
    awards: awards.map(toAwardView),
  }
}

/** Who has submitted, for the commissioner. @throws AppError not_found */
export async function readBulkRound(
  scope: LeagueScope,
  roundId: string,
): Promise<Omit<AnswerOf<typeof getBulkRound>, 'asOf'>> {
  const round = await findRound(scope, roundId)
  const teams = await database().team.findMany({
    where: { leagueId: scope.leagueId },
    select: { id: true, name: true, sheets: { where: { roundId }, select: { submittedAt: true } } },
    orderBy: { name: 'asc' },
  })
  return {
    round: toRoundView(round),
    teams: teams.map((team) => ({
      teamId: team.id,
      name: team.name,
      submittedAt: team.sheets[0]?.submittedAt?.toISOString() ?? null,
    })),
  }
}

/** What finalizing would do now. Only after the close: before it, this would be a look into sealed bids. @throws AppError round_state, not_found */
export async function previewRound(
  scope: LeagueScope,
  roundId: string,
): Promise<AnswerOf<typeof previewBulkRound>> {
  const round = await findRound(scope, roundId)
  if (round.state !== 'closed') throw wrongState(round.state, 'closed')
  const sheets = await readSheets(database(), round)
  const input = await readInput(database(), round, sheets)
  const result = allocate(input)
  const isCertain = ({ dependsOn }: { dependsOn?: string[] }) => !dependsOn
  const awards = result.awards.filter(isCertain)
  const waiting = result.awards.length - awards.length
  const teams = await database().team.findMany({
    where: { leagueId: scope.leagueId },
    orderBy: { name: 'asc' },
  })
  const wallets = await database().wallet.findMany({
    where: { leagueId: scope.leagueId, currencyId: round.currencyId },
  })
  const tied = result.ties
    .filter(isCertain)
    .flatMap(({ playerId, teamIds }) => teamIds.map((teamId) => ({ playerId, teamId })))
  const holds = sheetHolds(input, result, tied)
  const reasons = Map.groupBy(result.refusals.filter(isCertain), (refusal) => refusal.reason)
  return {
    awards: awards.map((award) => ({
      playerId: award.playerId,
      teamId: award.teamId,
      amount: String(award.amount),
      decidedBy: award.decidedBy ?? null,
    })),
    ties: result.ties.map(({ playerId, teamIds, amount, dependsOn }) => ({
      playerId,
      teamIds,
      amount: String(amount),
      waitsFor: dependsOn ?? [],
    })),
    waiting,
    refusals: [...reasons].map(([reason, refusals]) => ({ reason, count: refusals.length })),
    teams: teams.map(({ id, name }) => {
      const won = awards.filter((award) => award.teamId === id)
      const spent = won.reduce((sum, award) => sum + award.amount, 0n)
      const wallet = wallets.find((candidate) => candidate.teamId === id)
      const total = wallet ? wallet.available + wallet.held : 0n
      const sheet = sheets.find((each) => each.teamId === id)
      const moves = spent > 0n || (sheet !== undefined && sheet.held !== holds.get(id))
      return {
        teamId: id,
        name,
        submitted: sheet !== undefined,
        wins: won.length,
        spent: String(spent),
        left: String(total - spent),
        frozen: moves && wallet?.frozenAt != null,
      }
    }),
    bidCount: input.bids.length,
    unsold: round._count.players - result.awards.length - result.ties.length,
  }
}
