import { type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listChats } from '@/lib/contracts/endpoints'
import type { ChatView } from '@/lib/contracts/views'
import { compareChats } from '@/lib/domain/chat/order-chats'
import { chatAfterMessage, chatAfterRead, furthest } from './chat-facts'

export type ChatsAnswer = AnswerOf<typeof listChats>

/** What events make of the list of chats; it is read again only when a room comes to it, or is missing a number. */
export const chatsRules: CacheRules<ChatsAnswer> = {
  chat_message: (data, { data: { message } }) => {
    const chat = data.chats.find(({ id }) => id === message.chatId)
    const next = chat && chatAfterMessage(chat, message, data.me)
    return next ? withChat(data, next) : 'refetch'
  },
  chat_read: (data, { data: read }) => {
    const chat = data.chats.find(({ id }) => id === read.chatId)
    return chat ? withChat(data, chatAfterRead(chat, read, data.me)) : data
  },
  chat_update: (data, { data: { chat, gone } }) => {
    if (gone) return { ...data, chats: data.chats.filter(({ id }) => id !== chat.id) }
    const shown = data.chats.find(({ id }) => id === chat.id)
    const next = withChat(data, shown ? furthest(shown, chat) : chat)
    // The room of a new channel is joined by the name that a read gives it.
    return !shown && chat.kind === 'league' ? meanwhile(next) : next
  },
  member_update: (data, { data: { member } }) => (member.userId === data.me ? 'refetch' : data),
  session_update: unchanged,
  // A direct chat may open or close with it.
  connection_update: () => 'refetch',
  notification: unchanged,
  echo: unchanged,
  transaction_update: unchanged,
}

function withChat(data: ChatsAnswer, chat: ChatView): ChatsAnswer {
  const shown = data.chats.find(({ id }) => id === chat.id)
  if (shown === chat) return data
  const others = data.chats.filter(({ id }) => id !== chat.id)
  return { ...data, chats: [...others, chat].sort(compareChats) }
}
