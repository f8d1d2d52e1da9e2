import type { OutgoingMessage } from '@/hooks/chats/use-chat-outbox'
import type { ChatMessageView } from '@/lib/contracts/views'

/** What stands in a thread, from top to bottom. A message keeps its key from the moment it is written. */
export type ThreadRow =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  /** `opens`: first of a group by one author, with his name. `seen`: the other's receipt ends here. */
  | { kind: 'message'; key: string; message: ChatMessageView; opens: boolean; seen: boolean }
  | { kind: 'outgoing'; key: string; item: OutgoingMessage; opens: boolean }

export interface ThreadContent {
  me: string
  messages: readonly ChatMessageView[]
  outgoing: readonly OutgoingMessage[]
  /** Whether there are older messages than those loaded. */
  hasEarlier: boolean
  /** Unread when I came: all above this number; null: nothing was. */
  unreadAbove: number | null
  /** In a direct chat: how far the other has read. */
  otherReadSeq: number | null
  /** Messages that have opened a group already, and go on to: loading older ones above must not move what is read. */
  openers: ReadonlySet<string>
}

/** Said within so long by one author: one group. */
const TOGETHER_MS = 5 * 60_000

export function threadRows(content: ThreadContent): ThreadRow[] {
  const { me, messages, outgoing, hasEarlier, unreadAbove, openers } = content
  const rows: ThreadRow[] = []
  const seenSeq = seenUpTo(content)
  let before: ChatMessageView | null = null
  let isDivided = false
  for (const message of messages) {
    const isNewDay = before ? dayOf(before.createdAt) !== dayOf(message.createdAt) : !hasEarlier
    if (isNewDay) rows.push({ kind: 'day', key: `day ${message.id}`, at: message.createdAt })
    const divides =
      !isDivided && unreadAbove !== null && message.seq > unreadAbove && message.author.userId !== me
    if (divides) {
      isDivided = true
      rows.push({ kind: 'unread', key: 'unread' })
    }
    const opens = isNewDay || divides || !before || openers.has(message.id) || !isTogether(before, message)
    const key = rowKey(message.author.userId, message.clientId)
    rows.push({ kind: 'message', key, message, opens, seen: message.seq === seenSeq })
    before = message
  }
  let last = before && { author: before.author.userId, at: Date.parse(before.createdAt) }
  for (const item of outgoing) {
    const opens = last?.author !== me || item.at - last.at > TOGETHER_MS
    rows.push({ kind: 'outgoing', key: rowKey(me, item.clientId), item, opens })
    last = { author: me, at: item.at }
  }
  return rows
}

export const rowKey = (userId: string, clientId: string): string => `${userId} ${clientId}`

/** The last of my messages that the other has read; once he has answered, that says it. 0: none. */
function seenUpTo({ me, messages, otherReadSeq }: ThreadContent): number {
  if (otherReadSeq === null) return 0
  const last = messages.findLast((message) => message.author.userId !== me || message.seq <= otherReadSeq)
  return last?.author.userId === me ? last.seq : 0
}

const isTogether = (a: ChatMessageView, b: ChatMessageView): boolean =>
  a.author.userId === b.author.userId && Date.parse(b.createdAt) - Date.parse(a.createdAt) <= TOGETHER_MS

/** By this device's calendar. */
const dayOf = (at: string): string => new Date(at).toDateString()
