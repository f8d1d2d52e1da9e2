import { endIncomeRule } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRule } from '@/lib/server/income/access'
import { endRule } from '@/lib/server/income/commands/change-state'

export const POST = handle(endIncomeRule, async ({ params, viewer, claim }) => {
  const scope = await enterRule(viewer, params.id, 'income.end')
  const rule = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    endRule(uow, scope, params.id),
  )
  return { rule }
})
