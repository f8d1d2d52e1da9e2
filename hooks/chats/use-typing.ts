'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { TypingSayer } from '@/lib/client/typing-sayer'
import { chatRoom } from '@/lib/contracts/rooms'
import { useLiveClient } from '../live/live-context'
import { useWebSocket } from '../live/use-web-socket'

export interface Typing {
  /** Users who type now; my own other tabs among them. */
  typing: readonly string[]
  /** I have typed something. */
  typed: () => void
  /** I have sent it, or taken it back. */
  stopped: () => void
}

/** Who types in a chat, and that I do. */
export function useTyping(chatId: string): Typing {
  const { signals } = useLiveClient().connection
  const room = chatRoom(chatId)
  const typing = useSyncExternalStore(
    signals.onChange,
    () => signals.typingIn(room),
    () => signals.typingIn(room),
  )
  // What was typed has been sent: faster than the signal that says so.
  useWebSocket({
    rooms: [room],
    on: {
      chat_message({ data: { message, change } }) {
        if (change === 'sent') signals.onTyping({ room, userId: message.author.userId, typing: false })
      },
    },
  })
  const sayer = useMemo(
    () => new TypingSayer((isTyping) => signals.sayTyping(room, isTyping)),
    [signals, room],
  )
  useEffect(() => () => sayer.stopped(), [sayer])
  return { typing, typed: () => sayer.typed(), stopped: () => sayer.stopped() }
}
