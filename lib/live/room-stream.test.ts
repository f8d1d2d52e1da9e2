import { beforeEach, expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { defaultLimits } from './limits'
import { RoomStream } from './room-stream'

const room = 'league:00000000-0000-4000-8000-000000000001'
const KB = 1_000
let stream: RoomStream
beforeEach(() => {
  stream = new RoomStream(room, defaultLimits)
  stream.position = [1, 0]
})

/** A squad of this size, which is told each time it changes. */
const squad = (seq: number, size: number) =>
  ({ room, epoch: 1, seq, type: 'squad_update', data: { large: 'x'.repeat(size) } }) as unknown as LiveEvent
function tell(count: number, size: number) {
  for (let n = 0; n < count; n++) stream.accept(squad((stream.position?.[1] ?? 0) + 1, size))
}
/** All that it remembers, without a gap up to the newest. */
function kept(): LiveEvent[] {
  const seq = stream.position?.[1] ?? 0
  for (let from = 0; from < seq; from++) {
    const events = stream.since([1, from])
    if (events) return events
  }
  return []
}
const bytes = () => Buffer.byteLength(JSON.stringify(kept()))

it('promise 8: keeps no more of a room than a replay may have, however large its events are', () => {
  for (const size of [200 * KB, 20 * KB, 600 * KB, KB]) {
    tell(defaultLimits.recent, size)
    // Whoever asks for more is answered `reset` anyway; the newest is kept for itself.
    expect(bytes()).toBeLessThan(2.1 * defaultLimits.recentBytes + 2 * size)
    expect(kept().at(-1)?.seq).toBe(stream.position?.[1])
  }
})

it('keeps as many as it may of events that are small', () => {
  tell(10 * defaultLimits.recent, 100)
  expect(kept().length).toBeGreaterThanOrEqual(defaultLimits.recent)
  tell(3, 100 * KB)
  expect(kept().length).toBeGreaterThan(3)
})

it('promise 8: remembers what was read for a replay, unless that is too much', () => {
  stream.position = [1, 300]
  const read = (size: number) => Array.from({ length: 12 }, (_, n) => squad(289 + n, size))
  stream.remember(read(50 * KB))
  expect(kept()).toEqual([])
  stream.remember(read(20 * KB))
  expect(kept()).toHaveLength(12)
  tell(1, 20 * KB)
  expect(kept()).toHaveLength(13)
})
