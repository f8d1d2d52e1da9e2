import { finalizeBulkRound } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRoundAsCommissioner } from '@/lib/server/rounds/access'
import { finalizeRound } from '@/lib/server/rounds/commands/finalize-round'

export const POST = handle(finalizeBulkRound, async ({ params, viewer, claim }) => {
  const scope = await enterRoundAsCommissioner(viewer, params.id, 'round.finalize')
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    finalizeRound(uow, scope, params.id),
  )
})
