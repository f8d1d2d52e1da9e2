'use client'

import { useTypists } from '@/hooks/chats/use-typists'
import type { ChatView } from '@/lib/contracts/views'
import { typingText } from '../words'

interface TypingLineProps {
  chat: ChatView
  me: string
  /** User ids. */
  typing: readonly string[]
}

/** Who types now; its place is kept when nobody does. */
export function TypingLine({ chat, me, typing }: TypingLineProps) {
  const names = useTypists(chat, me, typing)
  return (
    <p role="status" className="h-5 truncate px-4 text-muted text-xs md:px-5">
      {typingText(names)}
    </p>
  )
}
