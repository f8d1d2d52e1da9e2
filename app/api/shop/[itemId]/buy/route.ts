import { buyItem } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterItem } from '@/lib/server/shop/access'
import * as commands from '@/lib/server/shop/commands/buy-item'

export const POST = handle(buyItem, async ({ params, body, viewer, claim }) => {
  const scope = await enterItem(viewer, params.itemId)
  await takeTry('shop:user', viewer.userId)
  return runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.buyItem(uow, scope, { itemId: params.itemId, ...body }),
  )
})
