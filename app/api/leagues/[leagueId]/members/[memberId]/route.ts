import { removeMember as endpoint } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { removeMember } from '@/lib/server/leagues/commands/remove-member'

export const DELETE = handle(endpoint, async ({ viewer, params }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'member.remove')
  await removeMember(scope, params.memberId)
  return { ok: true as const }
})
