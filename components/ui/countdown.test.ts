import { describe, expect, it } from 'vitest'
import { clockText, countdownPhase } from './countdown'

describe('clockText', () => {
  it.each([
    [190_000_000, '2d 04h'],
    [3_849_000, '1:04:09'],
    [249_000, '04:09'],
    [59_001, '01:00'],
    [1, '00:01'],
  ])('%d ms reads %s', (ms, text) => expect(clockText(ms)).toBe(text))

  it('shows tenths, rounded up', () => expect(clockText(9_301, true)).toBe('9.4'))
})

describe('countdownPhase', () => {
  it.each([
    [60_001, 'calm'],
    [60_000, 'soon'],
    [10_000, 'urgent'],
    [0, 'ended'],
    [-5, 'ended'],
  ])('%d ms is %s', (ms, phase) => expect(countdownPhase(ms)).toBe(phase))
})
