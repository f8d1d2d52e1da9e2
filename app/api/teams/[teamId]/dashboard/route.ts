import { getDashboard } from '@/lib/contracts/endpoints'
import { leagueRoom, teamRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterLeague, leagueOf } from '@/lib/server/leagues/access'
import { readDashboard } from '@/lib/server/teams/data'

export const GET = handle(getDashboard, async ({ params, viewer }) => {
  const scope = await enterLeague(viewer, await leagueOf('team', params.teamId))
  return withAsOf([teamRoom(params.teamId), leagueRoom(scope.leagueId)], () =>
    readDashboard(scope, params.teamId),
  )
})
