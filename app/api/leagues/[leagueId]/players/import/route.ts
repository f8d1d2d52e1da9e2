import { importPlayers as endpoint } from '@/lib/contracts/endpoints/players'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { importPlayers } from '@/lib/server/players/commands/import-players'

export const POST = handle(endpoint, async ({ viewer, params, body }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'players.import')
  return importPlayers(scope, body)
})
