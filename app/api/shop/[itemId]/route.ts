import { editItem } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterItemAsCommissioner } from '@/lib/server/shop/access'
import * as commands from '@/lib/server/shop/commands/edit-item'

export const PUT = handle(editItem, async ({ params, body, viewer, claim }) => {
  const scope = await enterItemAsCommissioner(viewer, params.itemId, 'shop.edit')
  const item = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.editItem(uow, scope, params.itemId, body),
  )
  return { item }
})
