import { previewIncomeReversal, reverseIncome } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterPayment } from '@/lib/server/income/access'
import { takeBack } from '@/lib/server/income/commands/take-back'
import { previewReversal } from '@/lib/server/income/data'

export const GET = handle(previewIncomeReversal, async ({ params, viewer }) =>
  previewReversal(await enterPayment(viewer, params.id, 'income.preview'), params.id),
)

export const POST = handle(reverseIncome, async ({ params, body, viewer, claim }) => {
  const scope = await enterPayment(viewer, params.id, 'income.reverse')
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    takeBack(uow, scope, params.id, body.reason),
  )
})
