'use client'

import { ArrowLeft } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button'
import { Crest } from '@/components/ui/crest'
import { useLeague } from '@/hooks/leagues/league-context'
import { usePresence } from '@/hooks/live/use-presence'
import { paths } from '@/lib/contracts/paths'
import { chatRoom, leagueRoom } from '@/lib/contracts/rooms'
import type { ChatView } from '@/lib/contracts/views'
import { presenceText } from '../words'

/** Whose chat it is, and who is there. */
export function ThreadHeader({ chat }: { chat: ChatView }) {
  const { slug } = useLeague()
  const online = usePresence(chat.leagueId ? leagueRoom(chat.leagueId) : chatRoom(chat.id))
  const there = presenceText(chat.other?.userId ?? null, online)
  return (
    <header className="flex items-center gap-3 border-b px-3 py-2.5 md:px-4">
      <ButtonLink
        href={paths.chats(slug)}
        variant="ghost"
        size="sm"
        aria-label="All chats"
        className="px-2 lg:hidden"
      >
        <ArrowLeft aria-hidden />
      </ButtonLink>
      {chat.other ? (
        <Avatar name={chat.name} seed={chat.other.userId} present={there === 'Online'} />
      ) : (
        <Crest name={chat.name} seed={chat.leagueId ?? chat.id} />
      )}
      <div className="min-w-0">
        <h1 className="truncate font-semibold text-lg">{chat.name}</h1>
        <p className="figure text-muted text-sm">
          {[chat.other ? null : 'League channel', there].filter(Boolean).join(' · ') || 'Direct chat'}
        </p>
      </div>
    </header>
  )
}
