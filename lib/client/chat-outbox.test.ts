import { describe, expect, it } from 'vitest'
import type { ChatMessageView } from '@/lib/contracts/views'
import {
  afterAct,
  nextOf,
  nextTime,
  type Outbox,
  type OutboxAct,
  type OutgoingMessage,
  unshown,
} from './chat-outbox'

const written = (n: number, over: Partial<OutgoingMessage> = {}): OutboxAct => ({
  type: 'written',
  message: { clientId: `m${n}`, chatId: 'chat', text: `${n}`, replyTo: null, at: n, refused: null, ...over },
})
const sending = (n: number): OutboxAct => ({ type: 'sending', clientId: `m${n}` })
const missed = (n: number): OutboxAct => ({ type: 'missed', clientId: `m${n}` })
const refused = (n: number): OutboxAct => ({ type: 'refused', clientId: `m${n}`, sentence: 'No.' })
const gone = (n: number): OutboxAct => ({ type: 'gone', clientId: `m${n}` })
const arrived = (n: number): OutboxAct => ({
  type: 'arrived',
  message: { clientId: `m${n}`, seq: n } as ChatMessageView,
})
const outboxOf = (...acts: OutboxAct[]): Outbox => acts.reduce(afterAct, [] as Outbox)
const states = (outbox: Outbox) => outbox.map(({ clientId, state }) => `${clientId} ${state}`)
const next = (outbox: Outbox, chatId = 'chat') => nextOf(outbox, chatId)?.clientId ?? null

describe('the order of a chat', () => {
  it('is that of writing, one at a time', () => {
    expect(next(outboxOf(written(2), written(1)))).toBe('m1')
    expect(next(outboxOf(written(1), written(2), sending(1)))).toBeNull()
    expect(next(outboxOf(written(1), written(2), sending(1), arrived(1)))).toBe('m2')
    expect(next(outboxOf(written(1), written(2), sending(1), missed(1)))).toBe('m1')
  })

  it('is each chat’s own, and nothing refused holds it up', () => {
    const outbox = outboxOf(written(1), written(2, { chatId: 'other' }), sending(1))
    expect(next(outbox, 'other')).toBe('m2')
    expect(next(outboxOf(written(1), written(2), sending(1), refused(1)))).toBe('m2')
  })

  it('puts what is tried again at its author’s wish to the end', () => {
    const outbox = outboxOf(written(1), written(2), sending(1), refused(1), {
      type: 'retried',
      clientId: 'm1',
      at: 9,
    })
    expect(states(outbox)).toEqual(['m2 waiting', 'm1 waiting'])
    expect(outbox[1]?.refused).toBeNull()
  })

  it('holds within a millisecond', () => {
    expect(nextTime(outboxOf(written(7)), 5)).toBe(8)
    expect(nextTime([], 5)).toBe(5)
  })
})

describe('a message', () => {
  it('is there once, however often it is told to be written', () => {
    expect(states(outboxOf(written(1), written(1)))).toEqual(['m1 waiting'])
    expect(states(outboxOf(written(1), sending(1), written(1)))).toEqual(['m1 sending'])
    expect(states(outboxOf(written(1), sending(1), arrived(1), written(1)))).toEqual(['m1 arrived'])
  })

  it('has arrived when the event comes before the answer, or the answer before the event', () => {
    expect(states(outboxOf(written(1), sending(1), arrived(1), arrived(1)))).toEqual(['m1 arrived'])
    expect(states(outboxOf(written(1), sending(1), arrived(1), missed(1)))).toEqual(['m1 arrived'])
    expect(states(outboxOf(written(1), sending(1), arrived(1), refused(1)))).toEqual(['m1 arrived'])
  })

  it('that is gone does not come back by a late answer', () => {
    for (const late of [arrived(1), missed(1), refused(1), sending(1)]) {
      expect(outboxOf(written(1), sending(1), gone(1), late)).toEqual([])
    }
  })

  it('comes back from the storage refused, if it was', () => {
    const outbox = outboxOf(written(1, { refused: 'No.' }))
    expect(states(outbox)).toEqual(['m1 refused'])
    expect(next(outbox)).toBeNull()
  })
})

it('a thread shows what its own list has not', () => {
  const outbox = outboxOf(written(1), written(2), written(3, { chatId: 'other' }), sending(1), arrived(1))
  expect(unshown(outbox, 'chat', new Set()).map(({ clientId }) => clientId)).toEqual(['m1', 'm2'])
  expect(unshown(outbox, 'chat', new Set(['m1'])).map(({ clientId }) => clientId)).toEqual(['m2'])
})
