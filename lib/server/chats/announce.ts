import type { EventData } from '@/lib/contracts/events'
import { chatRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { pairKey, talkingPairs } from '@/lib/server/people/talk'
import type { ChatScope } from './access'
import { viewChats } from './data'
import { type MessageRow, toMessageView } from './view'

/** Where a chat is told: of a direct one in both people's own rooms too, for their lists. */
export const roomsOf = ({ chatId, userId, otherId }: ChatScope): Room[] => [
  chatRoom(chatId),
  ...(otherId ? [userRoom(userId), userRoom(otherId)] : []),
]

export function tellMessage(
  uow: UnitOfWork,
  scope: ChatScope,
  row: MessageRow,
  change: EventData<'chat_message'>['change'],
) {
  const message = toMessageView(row)
  uow.emit(roomsOf(scope), 'chat_message', { message, change }, message.version)
  return message
}

/** Tells each of two people the direct chat between them, as he sees it now. */
export async function tellChat(
  uow: UnitOfWork,
  chatId: string,
  people: readonly string[],
  gone = false,
): Promise<void> {
  for (const userId of people) {
    const [chat] = await viewChats(userId, [chatId], uow.tx)
    if (!chat) continue
    // Of what is gone nothing is told that he may not know already.
    uow.emit(userRoom(userId), 'chat_update', { chat: gone ? { ...chat, lastMessage: null } : chat, gone })
  }
}

/**
 * Someone joined a league or left it: his direct chats with its members, that he has them or that they are gone. After
 * the change, in its transaction.
 */
export async function tellDirectChats(uow: UnitOfWork, leagueId: string, userId: string): Promise<void> {
  const members = await uow.tx.member.findMany({
    where: { leagueId, userId: { not: userId } },
    select: { userId: true },
  })
  const keys = members.map((member) => pairKey(userId, member.userId))
  // Locked, so that of two who end it from both sides the second sees what the first did.
  const chats = await uow.tx.$queryRaw<{ id: string; pair_key: string }[]>`
    SELECT id, pair_key FROM chats WHERE pair_key = ANY (${keys}) ORDER BY id FOR NO KEY UPDATE`
  const pairs = chats.map((chat) => chat.pair_key.split('/') as [string, string])
  const open = await talkingPairs(pairs, uow.tx)
  for (const [index, chat] of chats.entries()) {
    await tellChat(uow, chat.id, pairs[index] ?? [], !open.has(chat.pair_key))
  }
}
