import { z } from 'zod'
import { asOfSchema } from '../rooms'
import { richText, TEXT_LIMITS } from '../text'
import { chatMessageView, chatView, id } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Chat')
const inChat = z.strictObject({ chatId: id })
const ofMessage = z.strictObject({ chatId: id, messageId: id })
const text = richText(TEXT_LIMITS.message)
/** Numbers of messages as the database can hold them. */
const MOST_SEQ = 2_147_483_647
const seq = z.coerce.number().int().positive().max(MOST_SEQ)

export const listChats = endpoint('GET', '/api/chats', {
  summary: 'My chats: the channels of my leagues, then direct ones, newest first',
  answer: z.strictObject({ me: id, chats: z.array(chatView), asOf: asOfSchema }),
})

export const openDirectChat = endpoint('POST', '/api/chats/direct', {
  summary: 'The direct chat with someone of my leagues or connections; made when there is none yet',
  idempotent: true,
  body: z.strictObject({ userId: id }),
  answer: z.strictObject({ chat: chatView }),
})

export const getChat = endpoint('GET', '/api/chats/{chatId}', {
  summary: 'A chat and a page of its messages',
  params: inChat,
  query: z.strictObject({
    /** Only messages with a lower number: the page before. */
    before: seq.optional(),
    /** Everything from this number on, 300 at most: what a tab has loaded already. */
    from: seq.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.strictObject({
    me: id,
    chat: chatView,
    /** In order of their numbers. */
    messages: z.array(chatMessageView),
    /** Whether there are older ones. */
    hasMore: z.boolean(),
    asOf: asOfSchema,
  }),
})

export const sendMessage = endpoint('POST', '/api/chats/{chatId}/messages', {
  summary: 'Send a message; sent again with the same clientId it arrives once',
  idempotent: true,
  params: inChat,
  body: z.strictObject({ clientId: z.uuid(), text, replyToId: id.nullable().default(null) }),
  answer: z.strictObject({ message: chatMessageView }),
})

export const editMessage = endpoint('PATCH', '/api/chats/{chatId}/messages/{messageId}', {
  summary: 'Change the text of my message',
  params: ofMessage,
  body: z.strictObject({ text }),
  answer: z.strictObject({ message: chatMessageView }),
})

export const deleteMessage = endpoint('DELETE', '/api/chats/{chatId}/messages/{messageId}', {
  summary: 'Delete my message; in a league’s channel its commissioner may, too. Its place stays',
  params: ofMessage,
  answer: z.strictObject({ message: chatMessageView }),
})

export const readChat = endpoint('POST', '/api/chats/{chatId}/read', {
  summary: 'I have read up to this message; it never goes back',
  params: inChat,
  body: z.strictObject({ seq: z.int().nonnegative().max(MOST_SEQ) }),
  answer: z.strictObject({ readSeq: z.int() }),
})
