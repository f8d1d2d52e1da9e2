import { changeConnection as endpoint } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { changeConnection } from '@/lib/server/people/commands/change-connection'

export const POST = handle(endpoint, async ({ params, body, viewer, claim }) => {
  await takeTry('connection:user', viewer.userId)
  const connection = await runOnce({ scope: 'user', actor: viewer, claim }, (uow) =>
    changeConnection(uow, viewer.userId, params.userId, body.act),
  )
  return { connection }
})
