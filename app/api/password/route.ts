import { changePassword as endpoint } from '@/lib/contracts/endpoints/accounts'
import { changePassword } from '@/lib/server/auth/commands/change-password'
import { handle } from '@/lib/server/http/handle'

export const POST = handle(endpoint, async ({ viewer, body }) => {
  await changePassword(viewer, body)
  return { ok: true as const }
})
