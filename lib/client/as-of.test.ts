import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { advance, isBehind, keepNewer } from './as-of'

const rooms = ['team:a', 'league:b'] as Room[]
const position = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 1, max: 5 }),
) as fc.Arbitrary<RoomPosition>
const dated = fc.tuple(position, position).map(([a, b]) => ({ asOf: { 'team:a': a, 'league:b': b } }))
const seenOf = (data: { asOf: Record<string, RoomPosition> }) =>
  new Map(rooms.map((room) => [room, data.asOf[room] as RoomPosition]))

describe('how fresh data is', () => {
  it('is behind when a room is further, or counted anew', () => {
    const data = { asOf: { 'team:a': [1, 5], 'league:b': [0, 0] } as Record<string, RoomPosition> }
    expect(isBehind(data, new Map([['team:a', [1, 5]]] as never))).toBe(false)
    expect(isBehind(data, new Map([['team:a', [1, 6]]] as never))).toBe(true)
    expect(isBehind(data, new Map([['team:a', [2, 1]]] as never))).toBe(true)
    expect(isBehind(data, new Map([['league:b', [1, 1]]] as never))).toBe(true)
    expect(isBehind(data, new Map([['round:c', [9, 9]]] as never))).toBe(false)
  })

  it('never shows what is older in a room than what is shown', () => {
    fc.assert(
      fc.property(dated, dated, (shown, arrived) => {
        const kept = keepNewer(shown, arrived)
        for (const room of rooms) {
          const [a, b] = [shown.asOf[room as 'team:a'], kept.asOf[room as 'team:a']]
          if (a[0] === b[0]) expect(b[1]).toBeGreaterThanOrEqual(a[1])
        }
      }),
    )
  })

  it('takes an answer that is not behind what was shown', () => {
    fc.assert(
      fc.property(dated, dated, (shown, arrived) => {
        fc.pre(!isBehind(arrived, seenOf(shown)))
        expect(keepNewer(shown, arrived)).toBe(arrived)
      }),
    )
  })

  it('reaches one event further, in its room alone', () => {
    const data = { asOf: { 'team:a': [1, 5], 'league:b': [1, 1] } as Record<string, RoomPosition> }
    expect(advance(data, { room: 'team:a' as Room, epoch: 1, seq: 6 }).asOf).toEqual({
      'team:a': [1, 6],
      'league:b': [1, 1],
    })
  })
})
