import { openDirectChat as opening } from '@/lib/contracts/endpoints'
import { enterTalk } from '@/lib/server/chats/access'
import { openDirectChat } from '@/lib/server/chats/commands/open-direct-chat'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'

export const POST = handle(opening, async ({ body, viewer, claim }) => {
  const pair = await enterTalk(viewer, body.userId)
  return runOnce({ scope: 'user', actor: viewer, claim }, (uow) => openDirectChat(uow, pair))
})
