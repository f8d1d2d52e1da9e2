import { listMembers as endpoint } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { enterLeague } from '@/lib/server/leagues/access'
import { listMembers } from '@/lib/server/leagues/data/members'

export const GET = handle(endpoint, async ({ viewer, params }) =>
  listMembers(await enterLeague(viewer, params.leagueId)),
)
