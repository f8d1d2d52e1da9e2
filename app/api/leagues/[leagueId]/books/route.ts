import { getBooks } from '@/lib/contracts/endpoints'
import { readBooks } from '@/lib/server/books/data'
import { handle } from '@/lib/server/http/handle'
import { enterLeague } from '@/lib/server/leagues/access'

export const GET = handle(getBooks, async ({ params, viewer }) =>
  readBooks(await enterLeague(viewer, params.leagueId)),
)
