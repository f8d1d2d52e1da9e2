import { type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getChat } from '@/lib/contracts/endpoints'
import { afterMessage, chatAfterMessage, chatAfterRead, furthest } from './chat-facts'

export type ChatAnswer = AnswerOf<typeof getChat>

/** What events make of a chat: what is said is put at its end, what is changed replaced wherever it is loaded. */
export const chatRules: CacheRules<ChatAnswer> = {
  chat_message: (data, { data: { message } }) => {
    if (message.chatId !== data.chat.id) return data
    const chat = chatAfterMessage(data.chat, message, data.me)
    if (!chat) return 'refetch'
    const messages = data.messages.map((shown) => afterMessage(shown, message))
    // The messages may have been read a moment after the chat, and have it already.
    if (message.seq > (messages.at(-1)?.seq ?? data.chat.lastSeq)) messages.push(message)
    return { ...data, chat, messages }
  },
  chat_read: (data, { data: read }) => {
    if (read.chatId !== data.chat.id) return data
    const chat = chatAfterRead(data.chat, read, data.me)
    return chat === data.chat ? data : { ...data, chat }
  },
  chat_update: (data, { data: { chat, gone } }) => {
    if (chat.id !== data.chat.id) return data
    // It is told without its messages.
    if (gone || chat.lastSeq > data.chat.lastSeq) return 'refetch'
    return { ...data, chat: furthest(data.chat, chat) }
  },
  member_update: unchanged,
  session_update: unchanged,
  connection_update: unchanged,
  notification: unchanged,
  echo: unchanged,
  transaction_update: unchanged,
}

export const hasEarlierMessages = ({ hasMore }: ChatAnswer): boolean => hasMore

/** The page before put in front; what does not end where the shown begins leaves it as it is. */
export function joinEarlierMessages(earlier: ChatAnswer, shown: ChatAnswer): ChatAnswer {
  const first = shown.messages[0]
  if (!first || earlier.messages.at(-1)?.seq !== first.seq - 1) return shown
  return { ...shown, messages: [...earlier.messages, ...shown.messages], hasMore: earlier.hasMore }
}
