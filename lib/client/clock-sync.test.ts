import { expect, it } from 'vitest'
import { ClockSync } from './clock-sync'

it('believes the quickest of the last round trips', () => {
  const clock = new ClockSync()
  expect([clock.offset, clock.latency]).toEqual([0, null])
  clock.add({ sent: 0, received: 400, serverNow: 5_390 })
  clock.add({ sent: 1_000, received: 1_020, serverNow: 6_010 })
  clock.add({ sent: 2_000, received: 2_300, serverNow: 7_290 })
  expect(clock.offset).toBe(5_000)
  expect(clock.latency).toBe(300)
  expect(clock.serverNow(10)).toBe(5_010)
  for (let n = 0; n < 8; n++) clock.add({ sent: n, received: n + 50, serverNow: n + 125 })
  expect(clock.offset).toBe(100)
})

it('goes by what it knew while its own clock is in doubt, and by nothing older from the next answer on', () => {
  const clock = new ClockSync()
  clock.add({ sent: 0, received: 2, serverNow: 11 })
  clock.doubt()
  expect(clock.offset).toBe(10)
  clock.add({ sent: 1_000, received: 1_300, serverNow: 9_150 })
  expect(clock.offset).toBe(8_000)
})

it('ignores a clock that went back, and an answer that was asked for before a sleep', () => {
  const clock = new ClockSync()
  clock.add({ sent: 100, received: 50, serverNow: 9 })
  clock.add({ sent: 0, received: 3_600_000, serverNow: 100 })
  expect([clock.offset, clock.latency]).toEqual([0, null])
})

it('follows the server’s clock at once when that is set, however quick an older answer was', () => {
  const clock = new ClockSync()
  clock.add({ sent: 0, received: 4, serverNow: 2 })
  clock.add({ sent: 1_000, received: 1_300, serverNow: 61_150 })
  expect(clock.offset).toBe(60_000)
  // Within what a slow way leaves open it is the same clock.
  clock.add({ sent: 2_000, received: 2_400, serverNow: 62_390 })
  expect(clock.offset).toBe(60_000)
})
