import { revokeInvite as endpoint } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { revokeInvite } from '@/lib/server/leagues/commands/revoke-invite'

export const DELETE = handle(endpoint, async ({ viewer, params }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'invite.revoke')
  await revokeInvite(scope, params.inviteId)
  return { ok: true as const }
})
