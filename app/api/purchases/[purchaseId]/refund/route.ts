import { refundPurchase } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterPurchaseAsCommissioner } from '@/lib/server/shop/access'
import * as commands from '@/lib/server/shop/commands/refund-purchase'

export const POST = handle(refundPurchase, async ({ params, body, viewer, claim }) => {
  const scope = await enterPurchaseAsCommissioner(viewer, params.purchaseId, 'shop.refund')
  const { purchaseId } = params
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.refundPurchase(uow, scope, { purchaseId, reason: body.reason }),
  )
})
