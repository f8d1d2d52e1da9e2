import { expect, it } from 'vitest'
import { waitAfter } from './next-attempt'

it('waits twice as long after each try in vain, and a minute at most', () => {
  expect([1, 2, 3, 6, 7, 8, 500].map(waitAfter)).toEqual([
    1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
  ])
})
