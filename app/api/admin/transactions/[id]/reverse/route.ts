import { reverseTransaction } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterMoneyAsCommissioner } from '@/lib/server/money/access'
import { reverse } from '@/lib/server/money/commands/reverse'
import { notingShortage } from '@/lib/server/money/errors'

export const POST = handle(reverseTransaction, async ({ params, body, viewer, claim }) => {
  const scope = await enterMoneyAsCommissioner(viewer, 'transaction', params.id, 'transaction.reverse')
  const noting = notingShortage(scope, {
    act: 'transaction.reverse',
    subjectId: params.id,
    reason: body.reason,
  })
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    reverse(uow, scope, params.id, body),
  ).catch(noting)
})
