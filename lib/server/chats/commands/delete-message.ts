import type { ChatMessageView } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { type ChatScope, lockChat } from '../access'
import { tellMessage } from '../announce'
import { noSuchMessage, notYourMessage } from '../errors'
import { type MessageRow, messageRead, toMessageView } from '../view'

/**
 * Empties one's own message, or as commissioner anyone's in the league's channel; its number stays. Deleting it again
 * changes nothing.
 * @throws AppError not_found, forbidden (another's message)
 */
export async function deleteMessage(
  uow: UnitOfWork,
  scope: ChatScope,
  messageId: string,
): Promise<{ message: ChatMessageView }> {
  const { moderates } = await lockChat(uow.tx, scope)
  const { chatId, userId } = scope
  const before = await uow.tx.chatMessage.findFirst({ where: { id: messageId, chatId }, ...messageRead })
  if (!before) throw noSuchMessage()
  if (before.authorId !== userId && !moderates) throw notYourMessage()
  if (before.deletedAt) return { message: toMessageView(before) }
  const row = await uow.tx.chatMessage.update({
    where: { id: messageId },
    data: { text: '', deletedAt: uow.now, version: { increment: 1 } },
    ...messageRead,
  })
  if (row.authorId !== userId) await recordModeration(uow, scope, row)
  return { message: tellMessage(uow, scope, row, 'deleted') }
}

async function recordModeration(uow: UnitOfWork, { leagueId, userId }: ChatScope, row: MessageRow) {
  if (!leagueId) return
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'chat.delete',
    summary: `Deleted a message of ${row.author.name} in the channel`,
    subjectId: row.id,
  })
}
