import { z } from 'zod'
import { id, instant, personView } from './base'

export const chatMessageView = z.strictObject({
  id,
  chatId: id,
  /** Number within the chat, from 1, without gaps. */
  seq: z.int(),
  /** Made by the tab that sent it, so that it can tell its own. */
  clientId: z.string(),
  author: personView,
  /** Markdown without HTML; empty when deleted. */
  text: z.string(),
  /** What it answers, cut short; its text is empty when that was deleted. */
  replyTo: z.strictObject({ id, seq: z.int(), authorName: z.string(), text: z.string() }).nullable(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  version: z.int(),
})
export type ChatMessageView = z.infer<typeof chatMessageView>

export const chatKind = z.enum(['league', 'direct'])
export type ChatKind = z.infer<typeof chatKind>

/** A chat as one of its people sees it. */
export const chatView = z.strictObject({
  id,
  kind: chatKind,
  /** The league whose channel it is; null for a direct one. */
  leagueId: id.nullable(),
  /** The league's name, or the other person's. */
  name: z.string(),
  /** In a direct chat. */
  other: personView.nullable(),
  lastMessage: chatMessageView.nullable(),
  /** Number of the newest message; 0: none yet. */
  lastSeq: z.int(),
  /** How far I have read. Unread: lastSeq − readSeq. */
  readSeq: z.int(),
  /** In a direct chat: how far the other has read. */
  otherReadSeq: z.int().nullable(),
})
export type ChatView = z.infer<typeof chatView>
