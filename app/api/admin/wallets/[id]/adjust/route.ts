import { adjustWallet } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterMoneyAsCommissioner } from '@/lib/server/money/access'
import { adjust } from '@/lib/server/money/commands/adjust'
import { notingShortage } from '@/lib/server/money/errors'

export const POST = handle(adjustWallet, async ({ params, body, viewer, claim }) => {
  const scope = await enterMoneyAsCommissioner(viewer, 'wallet', params.id, 'wallet.adjust')
  const noting = notingShortage(scope, { act: 'wallet.adjust', subjectId: params.id, reason: body.reason })
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    adjust(uow, scope, params.id, body),
  ).catch(noting)
})
