import { endSession as endpoint } from '@/lib/contracts/endpoints/accounts'
import { endSession } from '@/lib/server/auth/commands/end-session'
import { handle } from '@/lib/server/http/handle'

export const DELETE = handle(endpoint, async ({ viewer, params }) => {
  await endSession(viewer, params.sessionId)
  return { ok: true as const }
})
