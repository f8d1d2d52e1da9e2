import { openRound } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRoundAsCommissioner } from '@/lib/server/rounds/access'
import * as commands from '@/lib/server/rounds/commands/open-round'

export const POST = handle(openRound, async ({ params, body, viewer, claim }) => {
  const scope = await enterRoundAsCommissioner(viewer, params.roundId, 'round.open')
  const round = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.openRound(uow, scope, params.roundId, new Date(body.closesAt)),
  )
  return { round }
})
