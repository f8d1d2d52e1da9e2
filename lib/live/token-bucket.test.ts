import { expect, it } from 'vitest'
import { TokenBucket } from './token-bucket'

it('gives the burst at once, then the rate', () => {
  const bucket = new TokenBucket(3, 2, 0)
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false])
  expect([500, 500, 1000].map((now) => bucket.take(now))).toEqual([true, false, true])
})

it('never holds more than the burst, and is not refilled by a clock that goes back', () => {
  const bucket = new TokenBucket(2, 100, 0)
  expect([90_000, 90_000, 90_000, 10].map((now) => bucket.take(now))).toEqual([true, true, false, false])
})
