import { extendTiebreaker } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterTiebreakerAsCommissioner } from '@/lib/server/tiebreakers/access'
import { extend } from '@/lib/server/tiebreakers/commands/change-clock'

export const POST = handle(extendTiebreaker, async ({ params, body, viewer, claim, arrivedAt }) => {
  const scope = await enterTiebreakerAsCommissioner(viewer, params.id, 'tiebreaker.extend')
  const tiebreaker = await runOnce({ scope: scope.leagueId, actor: viewer, claim, now: arrivedAt }, (uow) =>
    extend(uow, scope, params.id, body.seconds),
  )
  return { tiebreaker }
})
