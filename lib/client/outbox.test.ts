import { describe, expect, it } from 'vitest'
import { afterAct, type Deed, nextOf, nextTime, type Outbox, type OutboxAct } from './outbox'

const deed = (n: number, over: Partial<Deed> = {}): Deed => ({
  id: `m${n}`,
  kind: 'note',
  line: 'line',
  input: { text: `${n}` },
  title: 'Note',
  detail: `${n}`,
  href: '/',
  at: n,
  until: null,
  tried: false,
  refused: null,
  final: false,
  ...over,
})
const done = (n: number, over?: Partial<Deed>): OutboxAct => ({ type: 'done', deed: deed(n, over) })
const kept = (n: number): OutboxAct => ({ type: 'kept', id: `m${n}`, kept: true })
const found = (n: number, over?: Partial<Deed>): OutboxAct => ({ type: 'found', deed: deed(n, over) })
const sending = (n: number): OutboxAct => ({ type: 'sending', id: `m${n}` })
const missed = (n: number): OutboxAct => ({ type: 'missed', id: `m${n}`, sent: true })
const refused = (n: number, unsure = false): OutboxAct => ({
  type: 'refused',
  id: `m${n}`,
  sentence: 'No.',
  unsure,
})
const gone = (n: number): OutboxAct => ({ type: 'gone', id: `m${n}` })
const arrived = (n: number): OutboxAct => ({ type: 'arrived', id: `m${n}`, answer: n })
const outboxOf = (...acts: OutboxAct[]): Outbox => acts.reduce(afterAct, [] as Outbox)
const states = (outbox: Outbox) => outbox.map(({ id, state }) => `${id} ${state}`)
const next = (outbox: Outbox, line = 'line') => nextOf(outbox, line)?.id ?? null

describe('the order of a line', () => {
  it('is that of doing, one at a time', () => {
    expect(next(outboxOf(found(2), found(1)))).toBe('m1')
    expect(next(outboxOf(found(1), found(2), sending(1)))).toBeNull()
    expect(next(outboxOf(found(1), found(2), sending(1), arrived(1)))).toBe('m2')
    expect(next(outboxOf(found(1), found(2), sending(1), missed(1)))).toBe('m1')
  })

  it('waits for the device, whichever it keeps first', () => {
    expect(next(outboxOf(done(1), done(2), kept(2)))).toBeNull()
    expect(next(outboxOf(done(1), done(2), kept(2), kept(1)))).toBe('m1')
  })

  it('is each line’s own, and nothing refused holds it up', () => {
    const outbox = outboxOf(found(1), found(2, { line: 'other' }), sending(1))
    expect(next(outbox, 'other')).toBe('m2')
    expect(next(outboxOf(found(1), found(2), sending(1), refused(1)))).toBe('m2')
  })

  it('puts what is tried again at its author’s wish to the end', () => {
    const outbox = outboxOf(found(1), found(2), sending(1), refused(1), {
      type: 'retried',
      id: 'm1',
      at: 9,
      until: 99,
    })
    expect(states(outbox)).toEqual(['m2 waiting', 'm1 waiting'])
    expect(outbox[1]).toMatchObject({ refused: null, until: 99, tried: false })
  })

  it('keeps the place, the key and the end of what may have been done, when it is tried again', () => {
    const again: OutboxAct = { type: 'retried', id: 'm1', at: 9, until: 99 }
    const outbox = outboxOf(found(1, { until: 5 }), found(2), sending(1), refused(1, true), again)
    expect(states(outbox)).toEqual(['m1 waiting', 'm2 waiting'])
    expect(outbox[0]).toMatchObject({ at: 1, refused: null, until: 5, tried: true })
    // What was missed and then refused was not done.
    const missedFirst = outboxOf(found(1), sending(1), missed(1), sending(1), refused(1), again)
    expect(missedFirst).toMatchObject([{ at: 9, tried: false }])
  })

  it('holds within a millisecond', () => {
    expect(nextTime(outboxOf(found(7)), 5)).toBe(8)
    expect(nextTime([], 5)).toBe(5)
  })
})

describe('a deed', () => {
  it('is kept before it says that it waits', () => {
    expect(outboxOf(done(1))).toMatchObject([{ state: 'keeping', kept: false }])
    expect(outboxOf(done(1), kept(1))).toMatchObject([{ state: 'waiting', kept: true }])
  })

  it('is there once, however often it is found', () => {
    expect(states(outboxOf(done(1), kept(1), found(1)))).toEqual(['m1 waiting'])
    expect(states(outboxOf(found(1), sending(1), found(1)))).toEqual(['m1 sending'])
    expect(states(outboxOf(found(1), sending(1), arrived(1), found(1)))).toEqual(['m1 arrived'])
  })

  it('may have had its effect once a try was missed', () => {
    expect(outboxOf(found(1), sending(1), missed(1))).toMatchObject([{ state: 'waiting', tried: true }])
  })

  it('has arrived when the event comes before the answer, or the answer before the event', () => {
    for (const late of [arrived(1), missed(1), refused(1)]) {
      expect(states(outboxOf(found(1), sending(1), arrived(1), late))).toEqual(['m1 arrived'])
    }
  })

  it('that is gone does not come back by a late answer', () => {
    for (const late of [arrived(1), missed(1), refused(1), sending(1), kept(1)]) {
      expect(outboxOf(found(1), sending(1), gone(1), late)).toEqual([])
    }
  })

  it('comes back from the device refused, if it was', () => {
    const outbox = outboxOf(found(1, { refused: 'No.' }))
    expect(states(outbox)).toEqual(['m1 refused'])
    expect(next(outbox)).toBeNull()
  })
})
