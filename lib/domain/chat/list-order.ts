import type { ChatView } from '@/lib/contracts/views'

/** League channels first, then direct chats; each with the newest message on top. */
export const inListOrder = (chats: readonly ChatView[]): ChatView[] => chats.toSorted(compare)

function compare(a: ChatView, b: ChatView): number {
  if (a.kind !== b.kind) return a.kind === 'league' ? -1 : 1
  const [at, bt] = [a.lastMessage?.createdAt ?? '', b.lastMessage?.createdAt ?? '']
  if (at !== bt) return at > bt ? -1 : 1
  return a.id < b.id ? -1 : 1
}
