import { retryQueued } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterLeague } from '@/lib/server/leagues/access'
import * as commands from '@/lib/server/queue/commands/retry'

export const POST = handle(retryQueued, async ({ params, viewer, claim }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  await takeTry('queue:user', viewer.userId)
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.retry(uow, scope, params.id),
  )
})
