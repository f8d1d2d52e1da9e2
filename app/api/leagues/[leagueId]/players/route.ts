import { listPlayers as endpoint } from '@/lib/contracts/endpoints/players'
import { handle } from '@/lib/server/http/handle'
import { enterLeague } from '@/lib/server/leagues/access'
import { listPlayers } from '@/lib/server/players/data'

export const GET = handle(endpoint, async ({ viewer, params }) =>
  listPlayers(await enterLeague(viewer, params.leagueId)),
)
