import { getStatement } from '@/lib/contracts/endpoints'
import { ownRoom, teamRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterLeague, leagueOf } from '@/lib/server/leagues/access'
import { readWalletStatement } from '@/lib/server/teams/data'

export const GET = handle(getStatement, async ({ params, query, viewer }) => {
  const scope = await enterLeague(viewer, await leagueOf('wallet', params.walletId))
  const { teamId } = await database().wallet.findUniqueOrThrow({ where: { id: params.walletId } })
  const own = scope.teamId === teamId ? [ownRoom(teamId)] : []
  return withAsOf([teamRoom(teamId), ...own], () => readWalletStatement(scope, params.walletId, query))
})
