'use client'

import { useParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { ChatList } from './list/chat-list'
import { NewChatDialog } from './list/new-chat-dialog'

/** List and thread: side by side where there is room, else one at a time. */
export function ChatFrame({ children }: { children: ReactNode }) {
  const { chatId } = useParams<{ chatId?: string }>()
  const Heading = chatId ? 'h2' : 'h1'
  return (
    <div data-fills-screen className="page flex min-h-0 w-full gap-5 max-lg:px-0 lg:py-5">
      <section
        aria-label="Chats"
        className={cn(
          'flex min-h-0 w-full flex-col border-line bg-surface lg:w-88 lg:shrink-0 lg:rounded-md lg:border',
          chatId && 'max-lg:hidden',
        )}
      >
        <div className="flex items-center justify-between border-b px-4 py-2.5 md:px-5">
          <Heading className="font-semibold text-lg">Chat</Heading>
          <NewChatDialog />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ChatList />
        </div>
      </section>
      <div
        className={cn(
          'flex min-h-0 min-w-0 flex-1 flex-col border-line bg-surface lg:overflow-hidden lg:rounded-md lg:border',
          !chatId && 'max-lg:hidden',
        )}
      >
        {children}
      </div>
    </div>
  )
}
