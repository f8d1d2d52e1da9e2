import type { ChatMessageView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { type ChatScope, lockChat } from '../access'
import { tellMessage } from '../announce'
import { messageDeleted, noSuchMessage, notYourMessage } from '../errors'
import { messageRead, toMessageView } from '../view'

/**
 * Changes the text of one's own message; the same text again changes nothing.
 * @throws AppError not_found, forbidden (another's message), conflict (deleted)
 */
export async function editMessage(
  uow: UnitOfWork,
  scope: ChatScope,
  messageId: string,
  text: string,
): Promise<{ message: ChatMessageView }> {
  await lockChat(uow.tx, scope)
  const { chatId, userId } = scope
  const before = await uow.tx.chatMessage.findFirst({ where: { id: messageId, chatId }, ...messageRead })
  if (!before) throw noSuchMessage()
  if (before.authorId !== userId) throw notYourMessage()
  if (before.deletedAt) throw messageDeleted()
  if (before.text === text) return { message: toMessageView(before) }
  const row = await uow.tx.chatMessage.update({
    where: { id: messageId },
    data: { text, editedAt: uow.now, version: { increment: 1 } },
    ...messageRead,
  })
  return { message: tellMessage(uow, scope, row, 'edited') }
}
