import { createTeam as endpoint } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { createTeam } from '@/lib/server/leagues/commands/create-team'

export const POST = handle(endpoint, async ({ viewer, params, body, claim }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'team.create')
  return createTeam(scope, body, claim)
})
