import { listSessions as endpoint } from '@/lib/contracts/endpoints/accounts'
import { listSessions } from '@/lib/server/auth/data'
import { handle } from '@/lib/server/http/handle'

export const GET = handle(endpoint, ({ viewer }) => listSessions(viewer))
