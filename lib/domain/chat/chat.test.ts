import { describe, expect, it } from 'vitest'
import type { ChatView } from '@/lib/contracts/views'
import { compareChats } from './order-chats'
import { QUOTE_LENGTH, quoteOf } from './quote'

describe('quoteOf', () => {
  it('puts a message on one line and cuts it between characters', () => {
    expect(quoteOf('a\n\n  b\tc ')).toBe('a b c')
    expect(quoteOf('')).toBe('')
    expect(quoteOf('x'.repeat(QUOTE_LENGTH))).toBe('x'.repeat(QUOTE_LENGTH))
    const cut = quoteOf('😀'.repeat(QUOTE_LENGTH + 1))
    expect([...cut]).toHaveLength(QUOTE_LENGTH)
    expect(cut).toBe(`${'😀'.repeat(QUOTE_LENGTH - 1)}…`)
  })
})

describe('compareChats', () => {
  it('has channels by name, then direct chats by their newest message, then silent ones', () => {
    const chat = (name: string, kind: 'league' | 'direct', createdAt?: string) =>
      ({ id: name, name, kind, lastMessage: createdAt ? { createdAt } : null }) as ChatView
    const chats = [
      chat('silent', 'direct'),
      chat('Älpler', 'league', '2026-01-01T00:00:00.000Z'),
      chat('old', 'direct', '2026-01-02T00:00:00.000Z'),
      chat('Zürich', 'league', '2026-01-05T00:00:00.000Z'),
      chat('new', 'direct', '2026-01-03T00:00:00.000Z'),
    ]
    const order = ['Älpler', 'Zürich', 'new', 'old', 'silent']
    expect(chats.sort(compareChats).map(({ name }) => name)).toEqual(order)
    expect(
      chats
        .reverse()
        .sort(compareChats)
        .map(({ name }) => name),
    ).toEqual(order)
  })
})
