import type { QueryOf } from '@/lib/contracts/endpoint'
import { getStatement } from '@/lib/contracts/endpoints'
import { leagueRoom } from '@/lib/contracts/rooms'
import { OTHERS_MONEY, withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterWallet } from '@/lib/server/money/access'
import { readStatement } from '@/lib/server/money/data/statement'

const firstPage = JSON.stringify(getStatement.query.parse({}))
/** What everyone opens; other pages and filters are as many as one likes. */
const isFirstPage = (query: QueryOf<typeof getStatement>) => JSON.stringify(query) === firstPage

export const GET = handle(getStatement, async ({ params: { walletId }, query, viewer }) => {
  const { scope, rooms } = await enterWallet(viewer, walletId)
  // Names of players and rounds are told in the league's room.
  const also = [leagueRoom(scope.leagueId)]
  const keep = isFirstPage(query)
    ? { as: `statement ${walletId} ${rooms.length}`, also, despite: OTHERS_MONEY }
    : undefined
  return withAsOf(rooms, (asOf) => readStatement(scope, walletId, query, asOf), keep)
})
