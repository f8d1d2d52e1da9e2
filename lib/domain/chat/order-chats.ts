import type { ChatView } from '@/lib/contracts/views'

/** Channels by name, then direct chats: those spoken in most recently first, then those in which nobody has spoken yet. */
export const compareChats = (a: ChatView, b: ChatView): number =>
  rank(a) - rank(b) ||
  (a.kind === 'league'
    ? a.name.localeCompare(b.name, 'en')
    : newestFirst(a.lastMessage?.createdAt, b.lastMessage?.createdAt)) ||
  newestFirst(a.id, b.id)

const rank = (chat: ChatView): number => (chat.kind === 'league' ? 0 : 1)

function newestFirst(a = '', b = ''): number {
  if (a === b) return 0
  return a < b ? 1 : -1
}
