import { deleteMessage as deleting, editMessage as editing } from '@/lib/contracts/endpoints'
import { enterChatToWrite } from '@/lib/server/chats/access'
import { deleteMessage } from '@/lib/server/chats/commands/delete-message'
import { editMessage } from '@/lib/server/chats/commands/edit-message'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { handle } from '@/lib/server/http/handle'

export const PATCH = handle(editing, async ({ params, body, viewer }) => {
  const scope = await enterChatToWrite(viewer, params.chatId)
  return inTransaction(viewer, (uow) => editMessage(uow, scope, params.messageId, body.text))
})

export const DELETE = handle(deleting, async ({ params, viewer }) => {
  const scope = await enterChatToWrite(viewer, params.chatId)
  return inTransaction(viewer, (uow) => deleteMessage(uow, scope, params.messageId))
})
