import { discardQueued } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterLeague } from '@/lib/server/leagues/access'
import * as commands from '@/lib/server/queue/commands/discard'

export const POST = handle(discardQueued, async ({ params, viewer, claim }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  await takeTry('queue:user', viewer.userId)
  const transaction = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.discard(uow, scope, params.id),
  )
  return { transaction }
})
