import { expect, it } from 'vitest'
import { dayText, presenceText, shortTimeText, typingText } from './words'

it('who types', () => {
  expect(typingText([])).toBe('')
  expect(typingText(['Ann'])).toBe('Ann is typing…')
  expect(typingText(['Ann', 'Bob'])).toBe('Ann and Bob are typing…')
  expect(typingText(['Ann', 'Bob', 'Cara'])).toBe('Several people are typing…')
})

it('who is there, and nothing of it while it is not known', () => {
  expect(presenceText(null, new Set(['ann', 'bob']))).toBe('2 online')
  expect(presenceText(null, new Set())).toBe('0 online')
  expect(presenceText('ann', new Set(['ann']))).toBe('Online')
  expect(presenceText('ann', new Set())).toBe('Offline')
  expect([presenceText(null, null), presenceText('ann', null)]).toEqual([null, null])
})

it('days by this device’s calendar, and the times of a list', () => {
  const now = new Date(2026, 2, 4, 0, 10)
  const at = (...date: [number, number, number, number]) => new Date(...date).toISOString()
  expect(dayText(at(2026, 2, 4, 0), now)).toBe('Today')
  expect(dayText(at(2026, 2, 3, 23), now)).toBe('Yesterday')
  expect(dayText(at(2026, 2, 2, 23), now)).toBe('Monday 2 March')
  expect(dayText(at(2025, 11, 31, 23), now)).toBe('31 December 2025')
  expect(shortTimeText(at(2026, 2, 4, 0), now)).toBe('00:00')
  expect(shortTimeText(at(2026, 2, 3, 23), now)).toBe('Tue')
  expect(shortTimeText(at(2026, 1, 3, 23), now)).toBe('3 Feb')
})
