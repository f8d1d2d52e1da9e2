'use client'

import { unreadOf } from './chat-facts'
import { useChatsWebSocket } from './use-chats-web-socket'

/** How many messages wait for me, in all my chats together; for the shell. */
export function useUnreadChats(): number {
  const { data } = useChatsWebSocket()
  return (data?.chats ?? []).reduce((sum, chat) => sum + unreadOf(chat), 0)
}
