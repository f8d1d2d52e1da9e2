import { resumeTiebreaker } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterTiebreakerAsCommissioner } from '@/lib/server/tiebreakers/access'
import { resume } from '@/lib/server/tiebreakers/commands/change-clock'

export const POST = handle(resumeTiebreaker, async ({ params, viewer, claim, arrivedAt }) => {
  const scope = await enterTiebreakerAsCommissioner(viewer, params.id, 'tiebreaker.resume')
  const tiebreaker = await runOnce({ scope: scope.leagueId, actor: viewer, claim, now: arrivedAt }, (uow) =>
    resume(uow, scope, params.id),
  )
  return { tiebreaker }
})
