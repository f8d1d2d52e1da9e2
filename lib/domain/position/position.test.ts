import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions, inEpoch, placeOf } from './position'

const position = fc.oneof(
  fc.constant<RoomPosition>([0, 0]),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 })) as fc.Arbitrary<RoomPosition>,
)
const opposite = { older: 'newer', newer: 'older', same: 'same', unknown: 'unknown' } as const

describe('positions', () => {
  it('counts on from the start into the first epoch', () => {
    expect(placeOf([0, 0], { epoch: 7, seq: 1 })).toBe('next')
    expect(placeOf([0, 0], { epoch: 7, seq: 2 })).toBe('ahead')
    expect(inEpoch([0, 0], 7)).toEqual([7, 0])
  })

  it('never compares numbers of two epochs', () => {
    expect(placeOf([7, 3], { epoch: 8, seq: 4 })).toBe('elsewhere')
    expect(inEpoch([7, 3], 8)).toBeNull()
    expect(comparePositions([7, 3], [8, 1])).toBe('unknown')
  })

  it('is the same question both ways round', () => {
    fc.assert(
      fc.property(position, position, (a, b) => comparePositions(a, b) === opposite[comparePositions(b, a)]),
    )
  })

  it('calls an event past exactly when its own position is not newer', () => {
    fc.assert(
      fc.property(position, position, (from, to) => {
        fc.pre(to[0] > 0)
        const past = placeOf(from, { epoch: to[0], seq: to[1] }) === 'past'
        expect(past).toBe(['older', 'same'].includes(comparePositions(to, from)))
      }),
    )
  })
})
