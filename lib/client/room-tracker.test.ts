import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeliveredEvent } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { asking, newTrack, onAnswer, onEvent, onHead, onLost } from './room-tracker'

const event = (seq: number, epoch = 1): DeliveredEvent => ({ room: 'league:x' as Room, epoch, seq })
const seqs = (events: DeliveredEvent[]) => events.map(({ seq }) => seq)
const replay = (seq: number, from: number) => ({
  ok: true as const,
  epoch: 1,
  seq,
  mode: 'replay' as const,
  events: Array.from({ length: Math.max(0, seq - from) }, (_, n) => event(from + 1 + n)),
})

describe('a room as the tab follows it', () => {
  it('takes the next, drops what it has, holds back after a gap and asks', () => {
    const at = newTrack([1, 4])
    expect(seqs(onEvent(at, event(5)).deliver)).toEqual([5])
    expect(onEvent(at, event(4))).toMatchObject({ deliver: [], ask: false })
    const gap = onEvent(at, event(7))
    expect(gap).toMatchObject({ deliver: [], ask: true })
    const healed = onAnswer(asking(gap.track), replay(6, 4))
    expect(seqs(healed.deliver)).toEqual([5, 6, 7])
    expect(healed).toMatchObject({ ask: false, track: { position: [1, 7], held: [] } })
  })

  it('asks when the server is further without having said what happened', () => {
    expect(onHead(newTrack([1, 4]), [1, 5]).ask).toBe(true)
    expect(onHead(newTrack([1, 4]), [2, 1]).ask).toBe(true)
    expect(onHead(newTrack([1, 4]), [1, 4]).ask).toBe(false)
    expect(onHead(newTrack([1, 4]), [1, 3]).ask).toBe(false)
    expect(onHead(asking(newTrack([1, 4])), [1, 9]).ask).toBe(false)
  })

  it('begins anew on reset, also backwards and in another epoch', () => {
    const reset = { ok: true as const, epoch: 2, seq: 1, mode: 'reset' as const, events: [] }
    const step = onAnswer(asking(newTrack([1, 9])), reset)
    expect(step).toMatchObject({ reset: [2, 1], track: { position: [2, 1] }, deliver: [] })
  })

  it('keeps its position when an answer of a node that lags is behind it', () => {
    expect(onAnswer(asking(newTrack([1, 9])), replay(7, 9)).track.position).toEqual([1, 9])
  })

  it('promise 2: follows whatever is lost, repeated, late, cut off and resumed: contiguous, each once, to the end', () => {
    const action = fc.oneof(
      { weight: 5, arbitrary: fc.constant('arrive' as const) },
      fc.constant('lose' as const),
      fc.constant('repeat' as const),
      fc.constant('cut' as const),
      fc.constant('head' as const),
    )
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 60 }),
        fc.integer({ min: 0, max: 3 }),
        (actions, answerLag) => {
          let track = newTrack([1, 0])
          let head = 0
          let asked: RoomPosition | null = null
          let lag = 0
          const got: number[] = []
          const take = (step: ReturnType<typeof onEvent>) => {
            track = step.track
            got.push(...seqs(step.deliver))
            if (step.ask && !asked) ask()
          }
          const ask = () => {
            asked = track.position as RoomPosition
            lag = answerLag
            track = asking(track)
          }
          const answer = () => {
            const from = (asked as RoomPosition)[1]
            asked = null
            take(onAnswer(track, replay(head, from)))
          }
          for (const act of actions) {
            if (asked && lag-- <= 0) answer()
            if (act === 'arrive') take(onEvent(track, event(++head)))
            else if (act === 'lose') head++
            else if (act === 'repeat' && head > 0) take(onEvent(track, event(head)))
            else if (act === 'head') take(onHead(track, [1, head]))
            else if (act === 'cut') {
              track = onLost(track)
              ask()
            }
          }
          if (asked) answer()
          take(onHead(track, [1, head]))
          if (asked) answer()
          expect(got).toEqual(Array.from({ length: head }, (_, n) => n + 1))
        },
      ),
      { numRuns: 500 },
    )
  })
})
