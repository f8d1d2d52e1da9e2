import { getBulkRound } from '@/lib/contracts/endpoints'
import { deskRoom, leagueRoom, roundRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterRoundAsCommissioner } from '@/lib/server/rounds/access'
import { readBulkRound } from '@/lib/server/rounds/data'

export const GET = handle(getBulkRound, async ({ params, viewer }) => {
  const scope = await enterRoundAsCommissioner(viewer, params.id, 'round.submissions')
  const rooms = [roundRoom(params.id), leagueRoom(scope.leagueId), deskRoom(scope.leagueId)]
  return withAsOf(rooms, () => readBulkRound(scope, params.id))
})
