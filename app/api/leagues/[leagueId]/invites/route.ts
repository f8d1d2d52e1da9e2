import { createInvite as creating, listInvites as listing } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { listInvites } from '@/lib/server/leagues/data/invites'

export const GET = handle(listing, async ({ viewer, params }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'invite.list')
  return { invites: await listInvites(scope) }
})

export const POST = handle(creating, async ({ viewer, params, body }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'invite.create')
  return createInvite(scope, body)
})
