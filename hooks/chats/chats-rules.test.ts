import { describe, expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { ChatView } from '@/lib/contracts/views'
import { event, leagueId, outcome, uuid } from '../live/testing'
import { unreadOf } from './chat-facts'
import { type ChatsAnswer, chatsRules as rules } from './chats-rules'
import { ann, bob, channel, channelId, direct, directId, message } from './testing'

const cara = direct({
  id: uuid(42),
  name: 'Cara',
  other: { userId: uuid(32), name: 'Cara' },
  lastMessage: message(1, { chatId: uuid(42) }),
  lastSeq: 1,
  readSeq: 1,
  otherReadSeq: 1,
})
const stale: ChatsAnswer = { me: ann.userId, chats: [channel(), direct(), cara], asOf: {} }
const tell = <T extends 'chat_message' | 'chat_read' | 'chat_update' | 'member_update'>(
  type: T,
  data: EventData<T>,
) => {
  const rule = rules[type] as (data: ChatsAnswer, told: unknown) => ChatsAnswer | 'refetch'
  const { data: next, refetch } = outcome(rule(stale, event(type, data)))
  return { chats: next?.chats.map(({ id }) => id), of: (id: string) => chatOf(next, id), next, refetch }
}
const chatOf = (data: ChatsAnswer | null, id: string) =>
  data?.chats.find((chat) => chat.id === id) as ChatView
const sent = (told: ReturnType<typeof message>) => tell('chat_message', { message: told, change: 'sent' })

describe('a message', () => {
  it('lifts its direct chat to the top, below the channels, and is unread', () => {
    const { chats, of, refetch } = sent(
      message(2, { chatId: cara.id, author: cara.other ?? bob, createdAt: message(4).createdAt }),
    )
    expect(refetch).toBe(false)
    expect(chats).toEqual([channelId, cara.id, directId])
    expect(of(cara.id)).toMatchObject({ lastSeq: 2, lastMessage: { seq: 2 } })
    expect(unreadOf(of(cara.id))).toBe(1)
  })

  it('in a channel leaves the channel where it stands', () => {
    const { chats, of } = sent(message(1, { chatId: channelId }))
    expect(chats).toEqual([channelId, directId, cara.id])
    expect(of(channelId)).toMatchObject({ lastSeq: 1, otherReadSeq: null })
  })

  it('of my own is not unread', () => {
    expect(unreadOf(sent(message(4, { author: ann })).of(directId))).toBe(0)
  })

  it('that was edited or deleted changes what the list shows of it', () => {
    const deleted = message(3, { text: '', version: 2 })
    const { of } = tell('chat_message', { message: deleted, change: 'deleted' })
    expect(of(directId)).toMatchObject({ lastMessage: { text: '' }, lastSeq: 3 })
  })

  it('of a chat that is not in the list, or behind a hole, asks for a read', () => {
    expect(sent(message(1, { chatId: uuid(49) })).refetch).toBe(true)
    expect(sent(message(5)).refetch).toBe(true)
  })
})

it('reading takes the count away, and tells of the other', () => {
  expect(unreadOf(tell('chat_read', { chatId: directId, userId: ann.userId, seq: 3 }).of(directId))).toBe(0)
  const { of } = tell('chat_read', { chatId: directId, userId: bob.userId, seq: 4 })
  expect(of(directId)).toMatchObject({ readSeq: 1, otherReadSeq: 4 })
  expect(tell('chat_read', { chatId: uuid(49), userId: ann.userId, seq: 1 }).next).toBe(stale)
})

describe('a chat', () => {
  const fresh = direct({ id: uuid(43), lastMessage: null, lastSeq: 0, readSeq: 0, otherReadSeq: 0 })
  it('that appears stands in its place without a read; a channel is read, for its room must be joined', () => {
    const { chats, refetch } = tell('chat_update', { chat: fresh, gone: false })
    expect([chats, refetch]).toEqual([[channelId, directId, cara.id, fresh.id], false])
    const other = tell('chat_update', { chat: channel({ id: uuid(44), name: 'Attic' }), gone: false })
    expect([other.chats, other.refetch]).toEqual([[uuid(44), channelId, directId, cara.id], true])
  })

  it('that is gone leaves the list', () => {
    expect(tell('chat_update', { chat: direct(), gone: true }).chats).toEqual([channelId, cara.id])
  })

  it('does not go back to what was known before', () => {
    const told = direct({ lastMessage: message(2), lastSeq: 2, readSeq: 2, otherReadSeq: 1 })
    expect(tell('chat_update', { chat: told, gone: false }).of(directId)).toEqual(direct({ readSeq: 2 }))
  })
})

it('my own membership brings or takes a channel; another’s does not', () => {
  const member = (userId: string) => ({
    leagueId,
    member: { id: uuid(60), userId, name: 'x', role: 'manager' as const, teamId: null },
    removed: false,
  })
  expect(tell('member_update', member(ann.userId)).refetch).toBe(true)
  expect(tell('member_update', member(bob.userId)).next).toBe(stale)
})
