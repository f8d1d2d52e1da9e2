import { deleteRound, getRound } from '@/lib/contracts/endpoints'
import { leagueRoom, roundRoom } from '@/lib/contracts/rooms'
import { OTHERS_MONEY, withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRound, enterRoundAsCommissioner } from '@/lib/server/rounds/access'
import { cancelRound } from '@/lib/server/rounds/commands/cancel-round'
import { readRound } from '@/lib/server/rounds/data'

export const GET = handle(getRound, async ({ params, viewer }) => {
  const scope = await enterRound(viewer, params.roundId)
  const { roundId } = params
  const rooms = [roundRoom(roundId), leagueRoom(scope.leagueId)]
  return withAsOf(rooms, () => readRound(scope, roundId), { as: `round ${roundId}`, despite: OTHERS_MONEY })
})

export const DELETE = handle(deleteRound, async ({ params, viewer, claim }) => {
  const scope = await enterRoundAsCommissioner(viewer, params.roundId, 'round.cancel')
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    cancelRound(uow, scope, params.roundId),
  )
})
