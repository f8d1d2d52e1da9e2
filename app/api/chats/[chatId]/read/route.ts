import { readChat as reading } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { enterChat } from '@/lib/server/chats/access'
import { readChat } from '@/lib/server/chats/commands/read-chat'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { handle } from '@/lib/server/http/handle'

export const POST = handle(reading, async ({ params, body, viewer }) => {
  const scope = await enterChat(viewer, params.chatId)
  await takeTry('read:user', viewer.userId)
  return inTransaction(viewer, (uow) => readChat(uow, scope, body.seq))
})
