import { previewBulkRound } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { enterRoundAsCommissioner } from '@/lib/server/rounds/access'
import { previewRound } from '@/lib/server/rounds/data'

export const GET = handle(previewBulkRound, async ({ params, viewer }) => {
  const scope = await enterRoundAsCommissioner(viewer, params.id, 'round.preview')
  return previewRound(scope, params.id)
})
