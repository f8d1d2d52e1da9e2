import { getStatement } from '@/lib/contracts/endpoints'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterWallet } from '@/lib/server/money/access'
import { readStatement } from '@/lib/server/money/data/statement'

export const GET = handle(getStatement, async ({ params: { walletId }, query, viewer }) => {
  const { scope, rooms } = await enterWallet(viewer, walletId)
  return withAsOf(rooms, () => readStatement(scope, walletId, query))
})
