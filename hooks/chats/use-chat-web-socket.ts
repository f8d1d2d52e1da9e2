'use client'

import { queryKeys } from '@/lib/contracts/query-keys'
import { chatRoom } from '@/lib/contracts/rooms'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { type ChatAnswer, chatRules, hasEarlierMessages, joinEarlierMessages } from './chat-rules'
import { readChat, readEarlier } from './read-chat'

/** A chat and its messages, live, as far back as was asked for. */
export function useChatWebSocket(chatId: string): LivePagesResult<ChatAnswer> {
  return useLivePages<ChatAnswer>({
    key: queryKeys.chat(chatId),
    fetch: (signal, shown) => readChat(chatId, shown, signal),
    fetchEarlier: (shown) => readEarlier(shown),
    join: joinEarlierMessages,
    hasEarlier: hasEarlierMessages,
    rooms: [chatRoom(chatId)],
    rules: chatRules,
  })
}
