import type { ChatMessageView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'
import type { ChatMessage } from '@/prisma/generated/client'

const author = { select: { name: true } } as const

/** How a message is read for its view. */
export const messageRead = {
  include: { author, replyTo: { select: { id: true, seq: true, text: true, author } } },
} as const

export type MessageRow = ChatMessage & {
  author: { name: string }
  replyTo: { id: string; seq: number; text: string; author: { name: string } } | null
}

export const toMessageView = (row: MessageRow): ChatMessageView => ({
  id: row.id,
  chatId: row.chatId,
  seq: row.seq,
  clientId: row.clientId,
  author: { userId: row.authorId, name: row.author.name },
  text: row.text,
  replyTo: row.replyTo && {
    id: row.replyTo.id,
    seq: row.replyTo.seq,
    authorName: row.replyTo.author.name,
    text: quoteOf(row.replyTo.text),
  },
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
  version: row.version,
})
