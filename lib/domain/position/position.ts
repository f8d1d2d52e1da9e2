import type { RoomPosition } from '@/lib/contracts/rooms'

interface Place {
  epoch: number
  seq: number
}

const isStart = ([epoch, seq]: RoomPosition) => epoch === 0 && seq === 0

/**
 * Where an event lies as seen from a position. A room without events stands at [0, 0]; its first event, number 1 of
 * a new epoch, comes next. `elsewhere`: another epoch, whose numbers cannot be compared.
 */
export function placeOf(from: RoomPosition, event: Place): 'past' | 'next' | 'ahead' | 'elsewhere' {
  if (event.epoch === from[0]) {
    return event.seq <= from[1] ? 'past' : event.seq === from[1] + 1 ? 'next' : 'ahead'
  }
  if (isStart(from)) return event.seq === 1 ? 'next' : 'ahead'
  return 'elsewhere'
}

/** A position from which one can count on in `epoch`, or null. */
export function inEpoch(position: RoomPosition, epoch: number): RoomPosition | null {
  if (position[0] === epoch) return position
  return isStart(position) ? [epoch, 0] : null
}

export type Comparison = 'older' | 'same' | 'newer' | 'unknown'

/** What `a` is, seen from `b`. Positions of different epochs are `unknown`, but for the start, older than any other. */
export function comparePositions(a: RoomPosition, b: RoomPosition): Comparison {
  if (a[0] === b[0]) return a[1] === b[1] ? 'same' : a[1] < b[1] ? 'older' : 'newer'
  if (isStart(a)) return 'older'
  if (isStart(b)) return 'newer'
  return 'unknown'
}
