import type { ChatMessageView, ChatView } from '@/lib/contracts/views'
import { uuid } from '../live/testing'

/** People and messages for the tests of chat. */

export const ann = { userId: uuid(30), name: 'Ann' }
export const bob = { userId: uuid(31), name: 'Bob' }
export const [channelId, directId] = [uuid(40), uuid(41)]

/** The nth message of a chat. */
export const message = (seq: number, over: Partial<ChatMessageView> = {}): ChatMessageView => ({
  id: uuid(500 + seq),
  chatId: directId,
  seq,
  clientId: uuid(700 + seq),
  author: bob,
  text: `Message ${seq}`,
  replyTo: null,
  createdAt: new Date(Date.UTC(2026, 0, 1, 12, seq)).toISOString(),
  editedAt: null,
  deletedAt: null,
  version: 1,
  ...over,
})

/** Ann's chat with Bob. */
export const direct = (over: Partial<ChatView> = {}): ChatView => ({
  id: directId,
  kind: 'direct',
  leagueId: null,
  name: bob.name,
  other: bob,
  lastMessage: message(3),
  lastSeq: 3,
  readSeq: 1,
  otherReadSeq: 3,
  ...over,
})

export const channel = (over: Partial<ChatView> = {}): ChatView => ({
  id: channelId,
  kind: 'league',
  leagueId: uuid(1),
  name: 'Harbour League',
  other: null,
  lastMessage: null,
  lastSeq: 0,
  readSeq: 0,
  otherReadSeq: null,
  ...over,
})
