import { closeRound } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRoundAsCommissioner } from '@/lib/server/rounds/access'
import * as commands from '@/lib/server/rounds/commands/close-round'

export const POST = handle(closeRound, async ({ params, viewer, claim }) => {
  const scope = await enterRoundAsCommissioner(viewer, params.roundId, 'round.close')
  const round = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.closeRound(uow, scope, params.roundId),
  )
  return { round }
})
