import { database } from '@/lib/platform/database/client'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { enterAsCommissioner, enterLeague, type LeagueScope, leagueOf } from '@/lib/server/leagues/access'
import { notInTie } from './errors'

/** A team's place in a tiebreaker, and who acts for it. */
export interface PlaceAt {
  leagueId: string
  tiebreakerId: string
  teamId: string
  userId: string
}

/** Lets a member in to a tiebreaker of his league. @throws AppError not_found */
export async function enterTiebreaker(viewer: Viewer, tiebreakerId: string): Promise<LeagueScope> {
  return enterLeague(viewer, await leagueOf('tiebreaker', tiebreakerId))
}

/** For an act of the commissioner on a tiebreaker. @throws AppError not_found, forbidden */
export async function enterTiebreakerAsCommissioner(
  viewer: Viewer,
  tiebreakerId: string,
  act: string,
): Promise<LeagueScope> {
  return enterAsCommissioner(viewer, await leagueOf('tiebreaker', tiebreakerId), act)
}

/**
 * For an act of a tied team: whoever runs one. Withdrawn, it still has its place; what it may do there is the command's.
 * @throws AppError not_found, forbidden (a member whose team is not tied, or who runs none)
 */
export async function enterOwnPlace(viewer: Viewer, tiebreakerId: string): Promise<PlaceAt> {
  const { leagueId, teamId, userId } = await enterTiebreaker(viewer, tiebreakerId)
  if (!teamId || !(await isTied(tiebreakerId, teamId))) throw notInTie()
  return { leagueId, tiebreakerId, teamId, userId }
}

export async function isTied(tiebreakerId: string, teamId: string): Promise<boolean> {
  const where = { tiebreakerId_teamId: { tiebreakerId, teamId } }
  return (await database().tiebreakerTeam.findUnique({ where, select: { teamId: true } })) !== null
}
