'use client'

import { MessagesSquare } from 'lucide-react'
import { useParams } from 'next/navigation'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { List } from '@/components/ui/list-row'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useChatsWebSocket } from '@/hooks/chats/use-chats-web-socket'
import { useLeague } from '@/hooks/leagues/league-context'
import { usePresence } from '@/hooks/live/use-presence'
import { paths } from '@/lib/contracts/paths'
import { leagueRoom } from '@/lib/contracts/rooms'
import { ChatListItem } from './chat-list-item'

/** My chats: the channels of my leagues, then direct ones. */
export function ChatList() {
  const { slug } = useLeague()
  const { chatId } = useParams<{ chatId?: string }>()
  const { data, error, refetch } = useChatsWebSocket()
  const chats = data?.chats ?? []
  const leagues = chats.flatMap(({ leagueId }) => (leagueId ? [leagueRoom(leagueId)] : []))
  const online = usePresence(...leagues)
  if (!data && error) {
    return <ErrorState title="Your chats could not be loaded" description={error.message} onRetry={refetch} />
  }
  if (!data) return <SkeletonRows rows={6} label="Loading your chats" />
  if (chats.length === 0) {
    return (
      <EmptyState
        icon={<MessagesSquare />}
        title="No chat yet"
        description="Write to someone of the league: the chat stands here from then on."
      />
    )
  }
  return (
    <List label="Chats">
      {chats.map((chat) => (
        <ChatListItem
          key={chat.id}
          chat={chat}
          me={data.me}
          href={paths.chat(slug, chat.id)}
          selected={chat.id === chatId}
          online={chat.other !== null && (online?.has(chat.other.userId) ?? false)}
        />
      ))}
    </List>
  )
}
