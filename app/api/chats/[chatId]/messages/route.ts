import { sendMessage as sending } from '@/lib/contracts/endpoints'
import { enterChatToWrite } from '@/lib/server/chats/access'
import { sendMessage } from '@/lib/server/chats/commands/send-message'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'

export const POST = handle(sending, async ({ params, body, viewer, claim }) => {
  const scope = await enterChatToWrite(viewer, params.chatId)
  return runOnce({ scope: scope.leagueId ?? 'user', actor: viewer, claim }, (uow) =>
    sendMessage(uow, scope, body),
  )
})
