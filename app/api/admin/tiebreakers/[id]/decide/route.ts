import { decideTiebreaker } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterTiebreakerAsCommissioner } from '@/lib/server/tiebreakers/access'
import { decide } from '@/lib/server/tiebreakers/commands/decide'

export const POST = handle(decideTiebreaker, async ({ params, body, viewer, claim, arrivedAt }) => {
  const scope = await enterTiebreakerAsCommissioner(viewer, params.id, 'tiebreaker.decide')
  const tiebreaker = await runOnce({ scope: scope.leagueId, actor: viewer, claim, now: arrivedAt }, (uow) =>
    decide(uow, scope, params.id, body),
  )
  return { tiebreaker }
})
