import { getTime } from '@/lib/contracts/endpoints/system'
import { handle } from '@/lib/server/http/handle'

export const dynamic = 'force-dynamic'

export const GET = handle(getTime, async () => ({ serverNow: Date.now() }))
