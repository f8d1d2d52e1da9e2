import { editIncomeRule } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRule } from '@/lib/server/income/access'
import { editRule } from '@/lib/server/income/commands/edit-rule'

export const PATCH = handle(editIncomeRule, async ({ params, body, viewer, claim }) => {
  const scope = await enterRule(viewer, params.id, 'income.edit')
  const rule = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    editRule(uow, scope, params.id, body),
  )
  return { rule }
})
