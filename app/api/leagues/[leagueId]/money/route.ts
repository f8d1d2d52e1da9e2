import { getMoney } from '@/lib/contracts/endpoints'
import { leagueRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { readTransactions } from '@/lib/server/money/data/transactions'

export const GET = handle(getMoney, async ({ params: { leagueId }, query, viewer }) => {
  const scope = await enterAsCommissioner(viewer, leagueId, 'money.read')
  return withAsOf([leagueRoom(leagueId)], () => readTransactions(scope, query))
})
