import { getDashboard } from '@/lib/contracts/endpoints'
import { leagueRoom, ownRoom, teamRoom } from '@/lib/contracts/rooms'
import { OTHERS_MONEY, withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterLeague, leagueOf } from '@/lib/server/leagues/access'
import { readDashboard } from '@/lib/server/teams/data'

export const GET = handle(getDashboard, async ({ params, viewer }) => {
  const scope = await enterLeague(viewer, await leagueOf('team', params.teamId))
  const { teamId } = params
  const own = scope.teamId === teamId ? [ownRoom(teamId)] : []
  const rooms = [teamRoom(teamId), leagueRoom(scope.leagueId), ...own]
  const keep = { as: `dashboard ${teamId} ${own.length > 0}`, despite: OTHERS_MONEY }
  return withAsOf(rooms, (asOf) => readDashboard(scope, teamId, asOf), keep)
})
