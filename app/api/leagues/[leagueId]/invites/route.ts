import { createInvite as creating, listInvites as listing } from '@/lib/contracts/endpoints/leagues'
import { deskRoom, leagueRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { enterAsCommissioner } from '@/lib/server/leagues/access'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { listInvites } from '@/lib/server/leagues/data/invites'

export const GET = handle(listing, async ({ viewer, params }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'invite.list')
  // Making one and taking it back is told in the audit log, whoever uses one in the league.
  const rooms = [leagueRoom(scope.leagueId), deskRoom(scope.leagueId)]
  return withAsOf(rooms, async () => ({ invites: await listInvites(scope) }))
})

export const POST = handle(creating, async ({ viewer, params, body }) => {
  const scope = await enterAsCommissioner(viewer, params.leagueId, 'invite.create')
  return createInvite(scope, body)
})
