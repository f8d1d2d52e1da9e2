'use client'

/** How many messages wait for me in all my chats. */
export function useUnreadChats(): number {
  return 0
}
