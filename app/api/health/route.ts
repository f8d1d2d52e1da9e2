import { getHealth } from '@/lib/contracts/endpoints/system'
import { handle } from '@/lib/server/http/handle'
import { checkHealth } from '@/lib/server/http/health'

export const dynamic = 'force-dynamic'

export const GET = handle(getHealth, () => checkHealth())
