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

it('forgets what it measured before a sleep, and ignores a clock that went back', () => {
  const clock = new ClockSync()
  clock.add({ sent: 100, received: 50, serverNow: 9 })
  expect(clock.latency).toBeNull()
  clock.add({ sent: 0, received: 2, serverNow: 11 })
  clock.clear()
  expect(clock.offset).toBe(0)
})
