import { createItem, getShop } from '@/lib/contracts/endpoints'
import { leagueRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterAsCommissioner, enterLeague } from '@/lib/server/leagues/access'
import * as commands from '@/lib/server/shop/commands/create-item'
import { readShop } from '@/lib/server/shop/data'

export const GET = handle(getShop, async ({ params, viewer }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  return withAsOf([leagueRoom(scope.leagueId)], () => readShop(scope))
})

export const POST = handle(createItem, async ({ params, body, viewer, claim }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'shop.create')
  const item = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    commands.createItem(uow, scope, body),
  )
  return { item }
})
