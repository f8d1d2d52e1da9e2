import { sendEcho as endpoint } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { handle } from '@/lib/server/http/handle'
import { enterInspector } from '@/lib/server/inspector/access'
import { sendEcho } from '@/lib/server/inspector/commands/send-echo'

export const POST = handle(endpoint, async ({ viewer, body }) => {
  enterInspector(viewer)
  await takeTry('echo:user', viewer.userId)
  await inTransaction({ userId: viewer.userId }, async (uow) => sendEcho(uow, viewer.userId, body))
  return { ok: true as const }
})
