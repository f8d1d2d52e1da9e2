import { describe, expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { Dated } from './as-of'
import type { CacheRules } from './cache-rule'
import { inARow, patch } from './patch'

const [room, other] = ['league:x', 'team:x'] as const satisfies Room[]
interface Answer extends Dated {
  players: number
}
const rules: CacheRules<Answer> = {
  players_update: (data, { data: { playerCount } }) => ({ ...data, players: playerCount }),
}
const at = (seq: number): Answer => ({ players: seq, asOf: { [room]: [1, seq] } })
const event = (seq: number, type: 'players_update' | 'round_update' = 'players_update', of: Room = room) =>
  ({ ...{ room: of, epoch: 1, seq, type, id: '', at: '' }, data: { playerCount: seq } }) as LiveEvent

describe('patching an answer', () => {
  it('leaves out what it has, and takes the rest in turn', () => {
    expect(patch(rules as never, at(3), [event(2), event(3), event(4), event(5)])).toEqual({
      ...{ data: at(5), incomplete: false, beyond: {} },
    })
  })
  it('shows what comes after something that must be read, and does not count it as read', () => {
    expect(patch(rules as never, at(3), [event(4, 'round_update'), event(5)])).toEqual({
      ...{ data: { ...at(3), players: 5 }, incomplete: true, beyond: { [room]: [1, 5] } },
    })
  })
})

describe('what was told meanwhile', () => {
  it('is all that came after an answer when it goes on from there, wherever it began', () => {
    expect(inARow(at(3), [event(2), event(3), event(4), event(5)])).toBe(true)
    expect(inARow(at(3), [event(2)])).toBe(true)
  })
  it('promise 3: is not all that came after where a number is missing, between or before', () => {
    expect(inARow(at(3), [event(5)])).toBe(false)
    expect(inARow(at(3), [event(4), event(6)])).toBe(false)
  })
  it('need not be in a row in a room that does not date it', () => {
    expect(inARow(at(3), [event(7, 'players_update', other), event(9, 'players_update', other)])).toBe(true)
  })
})
