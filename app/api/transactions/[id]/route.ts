import { getTransaction } from '@/lib/contracts/endpoints'
import { leagueRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterTransaction } from '@/lib/server/money/access'
import { readTransaction } from '@/lib/server/money/data/transaction'

export const GET = handle(getTransaction, async ({ params, viewer }) => {
  const scope = await enterTransaction(viewer, params.id)
  return withAsOf([leagueRoom(scope.leagueId)], () => readTransaction(scope, params.id))
})
