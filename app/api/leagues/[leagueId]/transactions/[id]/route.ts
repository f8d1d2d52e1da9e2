import { getQueued } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { enterLeague } from '@/lib/server/leagues/access'
import { readQueued } from '@/lib/server/queue/data'

export const GET = handle(getQueued, async ({ params, viewer }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  return readQueued(scope, params.id)
})
