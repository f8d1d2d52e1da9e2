import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Coalescer } from './coalesce'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function record() {
  const handed: string[] = []
  return { handed, coalescer: new Coalescer<string>((items) => handed.push(items.join(''))) }
}

it('keeps a single event waiting for nothing', () => {
  const { handed, coalescer } = record()
  coalescer.add(['a'])
  expect(handed).toEqual(['a'])
  vi.advanceTimersByTime(1_000)
  coalescer.add(['b'])
  expect(handed).toEqual(['a', 'b'])
})

it('hands a burst on once a frame, in order', () => {
  const { handed, coalescer } = record()
  for (let n = 0; n < 1_000; n++) {
    coalescer.add([`${n} `])
    if (n % 100 === 99) vi.advanceTimersByTime(4)
  }
  vi.advanceTimersByTime(100)
  // 40 ms of 16 ms frames: the first at once, and one for each that began.
  expect(handed.length).toBeLessThanOrEqual(4)
  expect(handed.join('')).toBe(Array.from({ length: 1_000 }, (_, n) => `${n} `).join(''))
})

it('hands on at once what must not be overtaken', () => {
  const { handed, coalescer } = record()
  coalescer.add(['a'])
  coalescer.add(['b'])
  coalescer.flush()
  expect(handed).toEqual(['a', 'b'])
})
