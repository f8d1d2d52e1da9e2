import { expect, it } from 'vitest'
import { clockText, skewText, spanText } from './words'

it.each([
  [0, '0.0 s'],
  [449, '0.4 s'],
  [9_999, '9.9 s'],
  [10_000, '10 s'],
  [103_000, '1 min 43 s'],
  [120_000, '2 min'],
  [7_500_000, '2 h 5 min'],
])('%d ms is %s, never more than it was', (ms, text) => {
  expect(spanText(ms)).toBe(text)
})

it('says which way a clock is wrong', () => {
  expect(skewText(1_240)).toBe('Your clock is 1.2 s behind')
  expect(skewText(-3_000)).toBe('Your clock is 3.0 s ahead')
  expect(skewText(99)).toBe('Your clock is right')
})

it('says nothing of a clock that nobody has measured lately', () => {
  const clock = { skewMs: 0, latencyMs: 7 }
  expect(clockText('live', clock)).toBe('Your clock is right · 7 ms to the server')
  expect(clockText('polling', clock)).toBe('Your clock is right · 7 ms to the server')
  expect(clockText('offline', clock)).toBeNull()
  expect(clockText('connecting', clock)).toBeNull()
  expect(clockText('live', { skewMs: 0, latencyMs: null })).toBeNull()
})
