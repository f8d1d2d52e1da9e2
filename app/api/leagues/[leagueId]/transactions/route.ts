import { listQueue, queueTransaction } from '@/lib/contracts/endpoints'
import { recordRefusal } from '@/lib/server/audit/record'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterLeague, isCommissioner } from '@/lib/server/leagues/access'
import * as commands from '@/lib/server/queue/commands/queue-transaction'
import { queueRooms, readQueue } from '@/lib/server/queue/data'

export const GET = handle(listQueue, async ({ params, query, viewer }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  return withAsOf(queueRooms(scope), () => readQueue(scope, query))
})

export const POST = handle(queueTransaction, async ({ params, body, viewer, claim }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  if (body.kind !== 'purchase' && !isCommissioner(scope.role)) await recordRefusal(scope, 'queue.add')
  await takeTry('queue:user', viewer.userId)
  return commands.queueTransaction({ scope, request: body, claim })
})
