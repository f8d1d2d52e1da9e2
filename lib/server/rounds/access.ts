import { notFound } from '@/lib/platform/app-error'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { enterAsCommissioner, enterLeague, type LeagueScope, leagueOf } from '@/lib/server/leagues/access'

/** Lets a member in to a round of his league. @throws AppError not_found */
export async function enterRound(viewer: Viewer, roundId: string): Promise<LeagueScope> {
  return enterLeague(viewer, await leagueOf('round', roundId))
}

/** For an act of the commissioner on a round. @throws AppError not_found, forbidden */
export async function enterRoundAsCommissioner(
  viewer: Viewer,
  roundId: string,
  act: string,
): Promise<LeagueScope> {
  return enterAsCommissioner(viewer, await leagueOf('round', roundId), act)
}

/** For a team's own sheet: whoever runs no team has none. @throws AppError not_found */
export async function enterOwnSheet(
  viewer: Viewer,
  roundId: string,
): Promise<{ leagueId: string; roundId: string; teamId: string }> {
  const scope = await enterRound(viewer, roundId)
  if (!scope.teamId) throw notFound()
  return { leagueId: scope.leagueId, roundId, teamId: scope.teamId }
}
