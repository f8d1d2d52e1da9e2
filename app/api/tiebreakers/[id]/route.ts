import { getTiebreaker } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { enterTiebreaker } from '@/lib/server/tiebreakers/access'
import { readTiebreaker } from '@/lib/server/tiebreakers/data'

export const GET = handle(getTiebreaker, async ({ params, viewer }) =>
  readTiebreaker(await enterTiebreaker(viewer, params.id), params.id),
)
