import { getMe } from '@/lib/contracts/endpoints/accounts'
import { handle } from '@/lib/server/http/handle'

export const GET = handle(getMe, async ({ viewer: { userId, name, email } }) => ({ userId, name, email }))
