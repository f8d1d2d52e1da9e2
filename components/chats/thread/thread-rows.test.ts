import { describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '@/hooks/chats/use-chat-outbox'
import type { ChatMessageView } from '@/lib/contracts/views'
import { type ThreadContent, threadRows } from './thread-rows'

/** `minutes` after noon of the first of a month, by this machine's calendar. */
const message = (seq: number, author: string, minutes: number): ChatMessageView => ({
  id: `id${seq}`,
  chatId: 'chat',
  seq,
  clientId: `c${seq}`,
  author: { userId: author, name: author },
  text: `${seq}`,
  replyTo: null,
  createdAt: new Date(2026, 0, 1, 12, minutes).toISOString(),
  editedAt: null,
  deletedAt: null,
  version: 1,
})
const outgoing = (clientId: string, minutes: number): OutgoingMessage => ({
  clientId,
  text: clientId,
  kept: true,
  arrived: null,
  replyTo: null,
  at: new Date(2026, 0, 1, 12, minutes).getTime(),
  refused: null,
  tried: false,
  state: 'waiting',
})
const rows = (messages: ChatMessageView[], over: Partial<ThreadContent> = {}) =>
  threadRows({
    me: 'ann',
    messages,
    outgoing: [],
    hasEarlier: false,
    unreadAbove: null,
    otherReadSeq: null,
    openers: new Set(),
    ...over,
  })
/** '+' opens a group, '✓' is seen. */
const words = (...given: Parameters<typeof rows>) =>
  rows(...given).map((row) => {
    if (row.kind === 'message') return `${row.opens ? '+' : ''}${row.message.seq}${row.seen ? '✓' : ''}`
    return row.kind === 'outgoing' ? `${row.opens ? '+' : ''}${row.item.text}` : row.kind
  })

const DAY = 24 * 60

describe('groups and days', () => {
  it('an author’s messages stand together for five minutes, and within a day', () => {
    expect(
      words([
        message(1, 'ann', 0),
        message(2, 'ann', 5),
        message(3, 'ann', 11),
        message(4, 'bob', 12),
        message(5, 'bob', 12 + DAY),
      ]),
    ).toEqual(['day', '+1', '2', '+3', '+4', 'day', '+5'])
  })

  it('of the first that is loaded nobody knows yet whether its day begins with it', () => {
    const page = [message(3, 'ann', 2), message(4, 'ann', 3)]
    expect(words(page, { hasEarlier: true })).toEqual(['+3', '4'])
  })

  it('what stands on the page stays as it is when older ones come above it', () => {
    const page = [message(3, 'ann', 2), message(4, 'ann', 3)]
    const openers = new Set(['id3'])
    const before = rows(page, { hasEarlier: true, openers })
    const after = rows([message(1, 'ann', 0), message(2, 'ann', 1), ...page], { openers })
    expect(after.slice(-2)).toEqual(before)
  })
})

describe('what was unread when I came', () => {
  it('begins at the first that is not mine, and stays there', () => {
    const page = [message(1, 'bob', 0), message(2, 'ann', 1), message(3, 'bob', 2), message(4, 'bob', 3)]
    expect(words(page, { unreadAbove: 1 })).toEqual(['day', '+1', '+2', 'unread', '+3', '4'])
    expect(words(page, { unreadAbove: null })).not.toContain('unread')
    expect(words(page, { unreadAbove: 4 })).not.toContain('unread')
  })
})

describe('receipts', () => {
  const page = [message(1, 'bob', 0), message(2, 'ann', 1), message(3, 'ann', 2), message(4, 'ann', 3)]
  it('stand at the last of mine that was read', () => {
    expect(words(page, { otherReadSeq: 3 })).toEqual(['day', '+1', '+2', '3✓', '4'])
    expect(words(page, { otherReadSeq: 1 }).join()).not.toContain('✓')
  })
  it('need no words once the other has answered, or where nobody is told', () => {
    expect(words([...page, message(5, 'bob', 4)], { otherReadSeq: 5 }).join()).not.toContain('✓')
    expect(words(page).join()).not.toContain('✓')
  })
})

it('what is on its way stands last, and keeps its key when it has arrived', () => {
  const page = [message(1, 'bob', 0)]
  const pending = rows(page, { outgoing: [outgoing('c2', 1), outgoing('c3', 2)] })
  expect(words(page, { outgoing: [outgoing('c2', 1), outgoing('c3', 2)] })).toEqual([
    'day',
    '+1',
    '+c2',
    'c3',
  ])
  const arrived = rows([...page, message(2, 'ann', 1)], { outgoing: [outgoing('c3', 2)] })
  expect(arrived.map(({ key }) => key)).toEqual(pending.map(({ key }) => key))
})
