import type { ChatMessageView, ChatView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'
import { newer } from '../live/replace-newer'

/** A shown message after `told` was sent, edited or deleted: the same one, or one that quotes it. */
export function afterMessage(shown: ChatMessageView, told: ChatMessageView): ChatMessageView {
  if (shown.id === told.id) return newer(shown, told)
  const { replyTo } = shown
  if (replyTo?.id !== told.id) return shown
  const text = quoteOf(told.text)
  return text === replyTo.text ? shown : { ...shown, replyTo: { ...replyTo, text } }
}

/** A chat after a message of it was sent, edited or deleted; null when messages before it have not been seen. */
export function chatAfterMessage(chat: ChatView, told: ChatMessageView, me: string): ChatView | null {
  if (told.seq > chat.lastSeq + 1) return null
  const isNew = told.seq === chat.lastSeq + 1
  const mine = told.author.userId === me
  return {
    ...chat,
    lastMessage: isNew ? told : chat.lastMessage && afterMessage(chat.lastMessage, told),
    lastSeq: Math.max(chat.lastSeq, told.seq),
    // Who writes has read what stands before it.
    readSeq: mine ? Math.max(chat.readSeq, told.seq) : chat.readSeq,
    otherReadSeq:
      mine || chat.otherReadSeq === null ? chat.otherReadSeq : Math.max(chat.otherReadSeq, told.seq),
  }
}

/** A chat after someone has read up to a message; it never goes back. */
export function chatAfterRead(chat: ChatView, read: { userId: string; seq: number }, me: string): ChatView {
  if (read.userId === me) return read.seq > chat.readSeq ? { ...chat, readSeq: read.seq } : chat
  const { otherReadSeq } = chat
  if (otherReadSeq === null || read.seq <= otherReadSeq) return chat
  return { ...chat, otherReadSeq: read.seq }
}

/** Two rooms tell of one chat: what either has told already stays. */
export function furthest(shown: ChatView, told: ChatView): ChatView {
  const newest = told.lastSeq >= shown.lastSeq ? told : shown
  const { otherReadSeq } = shown
  return {
    ...newest,
    readSeq: Math.max(shown.readSeq, told.readSeq),
    otherReadSeq: otherReadSeq === null ? told.otherReadSeq : Math.max(otherReadSeq, told.otherReadSeq ?? 0),
  }
}

export const unreadOf = ({ lastSeq, readSeq }: ChatView): number => Math.max(0, lastSeq - readSeq)
