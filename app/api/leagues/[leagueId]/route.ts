import { getLeague as endpoint } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { enterLeague } from '@/lib/server/leagues/access'
import { getLeague } from '@/lib/server/leagues/data/leagues'

export const GET = handle(endpoint, async ({ viewer, params }) =>
  getLeague(await enterLeague(viewer, params.leagueId)),
)
