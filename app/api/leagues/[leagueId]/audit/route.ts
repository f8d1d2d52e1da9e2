import { getAudit } from '@/lib/contracts/endpoints'
import { deskRoom } from '@/lib/contracts/rooms'
import { readAudit } from '@/lib/server/audit/data'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'

export const GET = handle(getAudit, async ({ params: { leagueId }, query, viewer }) => {
  const scope = await enterAsCommissioner(viewer, leagueId, 'audit.read')
  return withAsOf([deskRoom(leagueId)], () => readAudit(scope, query))
})
