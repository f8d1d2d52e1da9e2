import { payIncome } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterRule } from '@/lib/server/income/access'
import { payNow } from '@/lib/server/income/commands/pay-now'

export const POST = handle(payIncome, async ({ params, body, viewer, claim }) => {
  const scope = await enterRule(viewer, params.id, 'income.pay')
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    payNow(uow, scope, params.id, body),
  )
})
