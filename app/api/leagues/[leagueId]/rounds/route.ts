import { createRound } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import * as commands from '@/lib/server/rounds/commands/create-round'

export const POST = handle(createRound, async ({ params, body, viewer, claim }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'round.create')
  const round = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.createRound(uow, scope, body),
  )
  return { round }
})
