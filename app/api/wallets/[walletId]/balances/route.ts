import { getBalances } from '@/lib/contracts/endpoints'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterWallet } from '@/lib/server/money/access'
import { readBalances } from '@/lib/server/money/data/balances'

export const GET = handle(getBalances, async ({ params: { walletId }, query, viewer }) => {
  const { scope, rooms } = await enterWallet(viewer, walletId)
  return withAsOf(rooms, () => readBalances(scope, walletId, query))
})
