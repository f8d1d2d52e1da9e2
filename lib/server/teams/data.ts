import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getDashboard } from '@/lib/contracts/endpoints'
import type { AsOf } from '@/lib/contracts/rooms'
import type { TeamView } from '@/lib/contracts/views'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { readRulesAhead } from '@/lib/server/income/data'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { getTeamBalances } from '@/lib/server/ledger/balances'
import { toWalletView } from '@/lib/server/ledger/view'
import { roundRead, toRoundView } from '@/lib/server/rounds/view'
import { readBoosts } from '@/lib/server/shop/boosts'
import { readSquads } from '@/lib/server/squads/data'
import { readActivity } from './activity'

/** @throws AppError not_found: no such team in this league */
export async function readTeam(scope: LeagueScope, teamId: string): Promise<TeamView> {
  const team = await database().team.findFirst({
    where: { id: teamId, leagueId: scope.leagueId },
    include: { members: { include: { user: true }, orderBy: { createdAt: 'asc' } } },
  })
  if (!team) throw notFound()
  return {
    id: team.id,
    leagueId: team.leagueId,
    name: team.name,
    shortName: team.shortName,
    managers: team.members.map(({ user }) => ({ userId: user.id, name: user.name })),
  }
}

/**
 * A team's front page; what only its own people may see is left out for others.
 * @param asOf what the answer must reach
 * @throws AppError not_found
 */
export async function readDashboard(
  scope: LeagueScope,
  teamId: string,
  asOf: AsOf,
): Promise<Omit<AnswerOf<typeof getDashboard>, 'asOf'>> {
  const team = await readTeam(scope, teamId)
  const mine = scope.teamId === teamId
  const [wallets, squads, rounds, sheets, income, boosts, activity] = await Promise.all([
    getTeamBalances(teamId, asOf),
    readSquads([teamId]),
    database().round.findMany({
      where: { leagueId: scope.leagueId, state: { in: ['open', 'closed', 'resolving'] } },
      ...roundRead,
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
    }),
    mine ? readOwnSheets(teamId) : [],
    readRulesAhead(scope.leagueId),
    readBoosts(teamId),
    readActivity(scope.leagueId, teamId),
  ])
  return {
    team,
    mine,
    wallets: wallets.map((wallet) => projectWallet(scope, toWalletView(wallet))),
    squad: squads[0] ?? { teamId, version: 0, entries: [], extra: [] },
    rounds: rounds.map(toRoundView),
    sheets,
    income,
    boosts,
    activity,
  }
}

async function readOwnSheets(teamId: string) {
  const sheets = await database().bidSheet.findMany({
    where: { teamId, round: { state: { in: ['open', 'closed', 'resolving'] } } },
  })
  const counts = await database().bid.groupBy({
    by: ['roundId'],
    where: { teamId, roundId: { in: sheets.map((sheet) => sheet.roundId) } },
    _count: true,
  })
  return sheets.map((sheet) => ({
    roundId: sheet.roundId,
    draftCount: (sheet.draft as unknown[]).length,
    submittedCount: counts.find((count) => count.roundId === sheet.roundId)?._count ?? 0,
    submittedAt: sheet.submittedAt?.toISOString() ?? null,
  }))
}
