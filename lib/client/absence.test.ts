import { describe, expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { AbsenceWatch, bothAbsences } from './absence'

const fact = (seq: number) => ({ type: 'players_update', room: 'league:x', seq }) as unknown as LiveEvent

/** A tab that is live and in sight, heard at second 0. */
function present() {
  const watch = new AbsenceWatch()
  const at = (second: number) => second * 1_000
  watch.onStatus('live', at(0))
  expect(watch.settle(at(0))).toBeNull()
  return {
    watch,
    at,
    seqs: (second: number) => watch.settle(at(second))?.events.map(({ seq }) => seq) ?? null,
  }
}

describe('an absence', () => {
  it('is no connection for so long that the mark said so', () => {
    const { watch, at } = present()
    watch.onHeard(at(3))
    watch.onStatus('connecting', at(4))
    watch.onStatus('offline', at(9))
    watch.onStatus('connecting', at(10))
    expect(watch.settle(at(10))).toBeNull()
    watch.onStatus('live', at(11))
    watch.onFact(fact(1))
    expect(watch.isBack).toBe(true)
    expect(watch.settle(at(12))).toEqual({ since: at(3), until: at(12), events: [fact(1)], complete: true })
    watch.onFact(fact(2))
    expect(watch.settle(at(13))).toBeNull()
  })

  it('is a machine that slept, whatever the mark had time to say', () => {
    const { watch, at, seqs } = present()
    watch.onHeard(at(5))
    watch.onStatus('connecting', at(600))
    watch.onStatus('live', at(601))
    watch.onFact(fact(1))
    expect(seqs(602)).toEqual([1])
  })

  it('is a silent loss on a socket that seemed to live', () => {
    const { watch, at, seqs } = present()
    watch.onHeard(at(40))
    watch.onFact(fact(1))
    expect(seqs(41)).toEqual([1])
  })

  it('is a tab out of sight for a minute, with what came to it meanwhile', () => {
    const { watch, at, seqs } = present()
    watch.onVisible(false, at(1))
    for (let second = 5; second <= 60; second += 5) watch.onHeard(at(second))
    watch.onFact(fact(1))
    expect(watch.isBack).toBe(false)
    watch.onVisible(true, at(62))
    expect(seqs(62)).toEqual([1])
  })

  it('is none when it was a blink or a glance, or when the page has just opened', () => {
    const { watch, at } = present()
    watch.onStatus('connecting', at(1))
    watch.onStatus('live', at(2))
    watch.onFact(fact(1))
    expect(watch.settle(at(3))).toBeNull()
    watch.onVisible(false, at(4))
    watch.onFact(fact(2))
    watch.onVisible(true, at(9))
    expect(watch.settle(at(9))).toBeNull()

    const opened = new AbsenceWatch()
    opened.onStatus('connecting', at(0))
    opened.onStatus('offline', at(10))
    opened.onStatus('live', at(20))
    opened.onFact(fact(1))
    opened.onLost()
    expect(opened.settle(at(21))).toBeNull()
  })

  it('says that it cannot tell all when a room begins anew', () => {
    const { watch, at } = present()
    watch.onStatus('connecting', at(1))
    watch.onStatus('offline', at(6))
    watch.onStatus('live', at(7))
    watch.onLost()
    expect(watch.settle(at(8))).toMatchObject({ events: [], complete: false })
    // The next one is another.
    watch.onStatus('connecting', at(20))
    watch.onStatus('offline', at(25))
    watch.onStatus('live', at(26))
    expect(watch.settle(at(27))).toMatchObject({ complete: true })
  })

  it('that is broken off again goes on', () => {
    const { watch, at, seqs } = present()
    watch.onStatus('connecting', at(1))
    watch.onStatus('offline', at(6))
    watch.onStatus('live', at(7))
    watch.onFact(fact(1))
    watch.onStatus('connecting', at(8))
    expect(watch.settle(at(8))).toBeNull()
    watch.onStatus('live', at(9))
    watch.onFact(fact(2))
    expect(seqs(10)).toEqual([1, 2])
  })
})

describe('what was missed', () => {
  it('is bounded, however long a tab stays out of sight: the newest, and that it is not all', () => {
    const { watch, at } = present()
    watch.onVisible(false, at(1))
    for (let seq = 1; seq <= 5_000; seq++) watch.onFact(fact(seq))
    watch.onHeard(at(14))
    watch.onVisible(true, at(70))
    watch.onHeard(at(70))
    const absence = watch.settle(at(71))
    expect(absence?.complete).toBe(false)
    expect(absence?.events.length).toBe(1_000)
    expect(absence?.events.at(-1)?.seq).toBe(5_000)
  })

  it('of two absences is one, from the beginning of the first', () => {
    const events = (from: number) => [...Array(700).keys()].map((n) => fact(from + n))
    const [first, second] = [
      { since: 1, until: 2, events: events(0), complete: true },
      { since: 8, until: 9, events: events(700), complete: true },
    ]
    expect(bothAbsences(first, { ...second, events: [fact(700)] })).toEqual({
      since: 1,
      until: 9,
      events: [...first.events, fact(700)],
      complete: true,
    })
    const both = bothAbsences(first, second)
    expect([both.complete, both.events.length, both.events.at(-1)?.seq]).toEqual([false, 1_000, 1_399])
  })
})
