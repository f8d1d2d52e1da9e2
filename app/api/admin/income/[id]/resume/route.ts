import { resumeIncomeRule } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRule } from '@/lib/server/income/access'
import { resumeRule } from '@/lib/server/income/commands/change-state'

export const POST = handle(resumeIncomeRule, async ({ params, viewer, claim }) => {
  const scope = await enterRule(viewer, params.id, 'income.resume')
  const rule = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    resumeRule(uow, scope, params.id),
  )
  return { rule }
})
