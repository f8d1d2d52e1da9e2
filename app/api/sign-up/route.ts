import { signUp as endpoint } from '@/lib/contracts/endpoints/accounts'
import { handle } from '@/lib/server/http/handle'
import { signUp } from '@/lib/server/leagues/commands/sign-up'

export const POST = handle(endpoint, ({ body, address }) => signUp(body, { address }))
