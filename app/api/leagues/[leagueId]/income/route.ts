import { createIncomeRule, getIncome } from '@/lib/contracts/endpoints'
import { leagueRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { createRule } from '@/lib/server/income/commands/create-rule'
import { readIncome } from '@/lib/server/income/data'
import { enterAsCommissioner, enterLeague } from '@/lib/server/leagues/access'

export const GET = handle(getIncome, async ({ params, query, viewer }) => {
  const scope = await enterLeague(viewer, params.leagueId)
  return withAsOf([leagueRoom(scope.leagueId)], () => readIncome(scope, query))
})

export const POST = handle(createIncomeRule, async ({ params, body, viewer, claim }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'income.create')
  const rule = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    createRule(uow, scope, body),
  )
  return { rule }
})
