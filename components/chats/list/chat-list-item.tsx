import { Avatar } from '@/components/ui/avatar'
import { Crest } from '@/components/ui/crest'
import { ListItem } from '@/components/ui/list-row'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { unreadOf } from '@/hooks/chats/chat-facts'
import type { ChatView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'
import { shortTimeText } from '../words'
import { UnreadCount } from './unread-count'

interface ChatListItemProps {
  chat: ChatView
  me: string
  href: string
  selected: boolean
  /** The other of a direct chat is here now. */
  online: boolean
}

export function ChatListItem({ chat, me, href, selected, online }: ChatListItemProps) {
  const { lastMessage, other, name } = chat
  const unread = unreadOf(chat)
  return (
    <ListItem
      href={href}
      selected={selected}
      leading={
        other ? (
          <Avatar name={name} seed={other.userId} present={online} />
        ) : (
          <Crest name={name} seed={chat.leagueId ?? chat.id} />
        )
      }
      title={
        <>
          {name}
          {online && <VisuallyHidden>, online</VisuallyHidden>}
        </>
      }
      subtitle={lastMessageText(chat, me)}
      trailing={
        <span className="grid justify-items-end gap-0.5">
          {lastMessage && (
            <time dateTime={lastMessage.createdAt} className="text-muted text-xs">
              {shortTimeText(lastMessage.createdAt)}
            </time>
          )}
          <UnreadCount value={unread} />
        </span>
      }
      className="min-h-16"
    />
  )
}

/** "You: see you", "Ann: done" in a channel; in a direct chat the words alone. */
function lastMessageText({ kind, lastMessage }: ChatView, me: string): string {
  if (!lastMessage) return 'Nothing said yet'
  if (lastMessage.deletedAt) return 'Message deleted'
  const words = quoteOf(lastMessage.text)
  if (lastMessage.author.userId === me) return `You: ${words}`
  return kind === 'league' ? `${lastMessage.author.name}: ${words}` : words
}
