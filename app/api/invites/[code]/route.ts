import { getInvite as endpoint } from '@/lib/contracts/endpoints/accounts'
import { handle } from '@/lib/server/http/handle'
import { getInvite } from '@/lib/server/leagues/data/invites'

export const GET = handle(endpoint, ({ params }) => getInvite(params.code))
