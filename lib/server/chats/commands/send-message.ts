import type { BodyOf } from '@/lib/contracts/endpoint'
import type { sendMessage as contract } from '@/lib/contracts/endpoints'
import { paths } from '@/lib/contracts/paths'
import type { ChatMessageView } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { notify } from '@/lib/server/notifications/commands/notify'
import { type ChatScope, lockChat } from '../access'
import { tellChat, tellMessage } from '../announce'
import { cannotAnswer } from '../errors'
import { type MessageRow, messageRead, toMessageView } from '../view'
import { readUpTo } from './read-chat'

/**
 * Sends a message; with a clientId that its author has used in this chat before it answers that one. Whoever writes
 * has read what stands above.
 * @throws AppError not_found, invalid_request (what it answers is not in this chat)
 */
export async function sendMessage(
  uow: UnitOfWork,
  scope: ChatScope,
  { clientId, text, replyToId }: BodyOf<typeof contract>,
): Promise<{ message: ChatMessageView }> {
  const { chatId, userId, otherId } = scope
  const { lastSeq } = await lockChat(uow.tx, scope)
  const earlier = await uow.tx.chatMessage.findUnique({
    where: { chatId_authorId_clientId: { chatId, authorId: userId, clientId } },
    ...messageRead,
  })
  if (earlier) return { message: toMessageView(earlier) }
  const answered = replyToId ? await findAnswered(uow, chatId, replyToId) : null
  const seq = lastSeq + 1
  const id = newId(uow.now.getTime())
  const row = await uow.tx.chatMessage.create({
    data: { id, chatId, seq, authorId: userId, clientId, text, replyToId, createdAt: uow.now },
    ...messageRead,
  })
  await uow.tx.chat.update({ where: { id: chatId }, data: { lastSeq: seq } })
  const message = tellMessage(uow, scope, row, 'sent')
  await readUpTo(uow, scope, seq)
  if (otherId && seq === 1) await tellChat(uow, chatId, [userId, otherId])
  if (answered && !answered.deletedAt) await tellAnswered(uow, scope, row, answered.authorId)
  return { message }
}

async function findAnswered(uow: UnitOfWork, chatId: string, id: string) {
  const answered = await uow.tx.chatMessage.findFirst({ where: { id, chatId } })
  if (!answered) throw cannotAnswer()
  return answered
}

/** To the inbox of whom it answers, in a channel: what is said to him directly he is told anyway. */
async function tellAnswered(uow: UnitOfWork, scope: ChatScope, message: MessageRow, authorId: string) {
  const { chatId, userId, leagueId } = scope
  if (!leagueId || authorId === userId) return
  const member = await uow.tx.member.findUnique({
    where: { leagueId_userId: { leagueId, userId: authorId } },
    select: { league: { select: { slug: true, name: true } } },
  })
  if (!member) return
  const { slug, name } = member.league
  const text = `${message.author.name} answered your message in ${name}.`
  await notify(uow, [
    { userId: authorId, kind: 'chat_reply', leagueId, text, href: paths.chat(slug, chatId) },
  ])
}
