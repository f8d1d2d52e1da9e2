import { acceptInvite as endpoint } from '@/lib/contracts/endpoints/accounts'
import { handle } from '@/lib/server/http/handle'
import { acceptInvite } from '@/lib/server/leagues/commands/accept-invite'

export const POST = handle(endpoint, ({ viewer, params }) => acceptInvite(viewer, params.code))
