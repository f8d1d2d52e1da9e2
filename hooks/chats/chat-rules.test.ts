import { describe, expect, it } from 'vitest'
import type { ChatMessageView } from '@/lib/contracts/views'
import { event, outcome } from '../live/testing'
import { type ChatAnswer, joinEarlierMessages, chatRules as rules } from './chat-rules'
import { ann, bob, channelId, direct, directId, message } from './testing'

const reply = message(3, {
  replyTo: { id: message(2).id, seq: 2, authorName: 'Bob', text: 'Message 2' },
})
const stale: ChatAnswer = {
  me: ann.userId,
  chat: direct({ lastMessage: reply }),
  messages: [message(1), message(2), reply],
  hasMore: false,
  asOf: {},
}
const tell = (
  told: ChatMessageView,
  change: 'sent' | 'edited' | 'deleted' = 'sent',
  data: ChatAnswer = stale,
) => {
  const { data: next, refetch } = outcome(
    rules.chat_message?.(data, event('chat_message', { message: told, change })) ?? data,
  )
  return { next: next as ChatAnswer | null, refetch }
}

describe('a message of a chat', () => {
  it('is put at the end, where its number says', () => {
    const { next, refetch } = tell(message(4))
    expect(refetch).toBe(false)
    expect(next?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(next?.chat).toMatchObject({ lastSeq: 4, readSeq: 1, otherReadSeq: 4, lastMessage: { seq: 4 } })
  })

  it('is there once, though it comes by two rooms', () => {
    const once = tell(message(4)).next as ChatAnswer
    expect(tell(message(4), 'sent', once).next).toEqual(once)
  })

  it('is there once, though it was sent between the read of the chat and that of its messages', () => {
    const ahead = { ...stale, messages: [...stale.messages, message(4)] }
    const { next } = tell(message(4), 'sent', ahead)
    expect(next?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(next?.chat).toMatchObject({ lastSeq: 4, lastMessage: { seq: 4 } })
  })

  it('behind a hole asks for a read', () => {
    expect(tell(message(5))).toEqual({ next: null, refetch: true })
  })

  it('of another chat does not concern it', () => {
    expect(tell(message(4, { chatId: channelId })).next).toBe(stale)
  })

  it('that I sent myself is read, and so is what stands above', () => {
    expect(tell(message(4, { author: ann })).next?.chat).toMatchObject({ readSeq: 4, otherReadSeq: 3 })
  })

  it('that was edited is replaced wherever it is loaded, and where it is quoted', () => {
    const { next } = tell(message(2, { text: 'Other\nwords', version: 2 }), 'edited')
    expect(next?.messages[1]).toMatchObject({ text: 'Other\nwords', version: 2 })
    expect(next?.messages[2]?.replyTo?.text).toBe('Other words')
    expect(next?.chat.lastMessage?.replyTo?.text).toBe('Other words')
    expect(next?.chat.lastSeq).toBe(3)
  })

  it('that was deleted keeps its place and empties its quotes', () => {
    const deleted = message(2, { text: '', deletedAt: message(9).createdAt, version: 2 })
    const { next } = tell(deleted, 'deleted')
    expect(next?.messages.map(({ text }) => text)).toEqual(['Message 1', '', 'Message 3'])
    expect(next?.messages[2]?.replyTo?.text).toBe('')
  })

  it('does not go back to an older version', () => {
    const edited = tell(message(2, { text: 'New', version: 3 }), 'edited').next as ChatAnswer
    expect(tell(message(2, { text: 'Old', version: 2 }), 'edited', edited).next?.messages[1]?.text).toBe(
      'New',
    )
  })

  it('that is not loaded changes its quotes alone', () => {
    const part = { ...stale, messages: stale.messages.slice(2), hasMore: true }
    const { next, refetch } = tell(message(2, { text: 'Other', version: 2 }), 'edited', part)
    expect(refetch).toBe(false)
    expect(next?.messages).toEqual([{ ...reply, replyTo: { ...reply.replyTo, text: 'Other' } }])
  })
})

describe('reading', () => {
  const read = (userId: string, seq: number, chatId = directId) =>
    outcome(rules.chat_read?.(stale, event('chat_read', { chatId, userId, seq })) ?? stale).data as ChatAnswer

  it('moves my marker or the other’s, and never back', () => {
    expect(read(ann.userId, 3).chat.readSeq).toBe(3)
    expect(read(bob.userId, 4).chat).toMatchObject({ readSeq: 1, otherReadSeq: 4 })
    expect(read(bob.userId, 2)).toBe(stale)
    expect(read(ann.userId, 3, channelId)).toBe(stale)
  })
})

describe('the chat itself', () => {
  const update = (chat: ChatAnswer['chat'], gone = false) =>
    outcome(rules.chat_update?.(stale, event('chat_update', { chat, gone })) ?? stale)

  it('is asked for again when it is gone, or further than its messages', () => {
    expect(update(direct(), true).refetch).toBe(true)
    expect(update(direct({ lastSeq: 4 })).refetch).toBe(true)
    expect(update(direct({ id: channelId }), true).refetch).toBe(false)
  })

  it('keeps what it knows when an older view of it is told', () => {
    const told = direct({ lastSeq: 0, readSeq: 0, otherReadSeq: 0, lastMessage: null })
    expect(update(told)).toEqual({ data: stale, refetch: false })
  })
})

describe('an earlier page', () => {
  const late = { ...stale, messages: [message(3)], hasMore: true }
  it('is put in front where it fits', () => {
    const joined = joinEarlierMessages({ ...stale, messages: [message(1), message(2)] }, late)
    expect(joined.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(joined.hasMore).toBe(false)
  })
  it('leaves no hole and repeats nothing', () => {
    expect(joinEarlierMessages({ ...stale, messages: [message(1)] }, late)).toBe(late)
    expect(joinEarlierMessages({ ...stale, messages: [message(2), message(3)] }, late)).toBe(late)
  })
})
