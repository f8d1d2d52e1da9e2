import { pauseIncomeRule } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRule } from '@/lib/server/income/access'
import { pauseRule } from '@/lib/server/income/commands/change-state'

export const POST = handle(pauseIncomeRule, async ({ params, viewer, claim }) => {
  const scope = await enterRule(viewer, params.id, 'income.pause')
  const rule = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    pauseRule(uow, scope, params.id),
  )
  return { rule }
})
