import { listTiebreakers } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { enterLeague } from '@/lib/server/leagues/access'
import { listTiebreakersOf } from '@/lib/server/tiebreakers/data'

export const GET = handle(listTiebreakers, async ({ params, viewer }) =>
  listTiebreakersOf(await enterLeague(viewer, params.leagueId)),
)
