import { expect, it } from 'vitest'
import { firstClock, readClock } from './tiebreaker-clock'

it('begins with a clock that can be used', () => {
  expect(readClock(firstClock)).toEqual({ clock: { seconds: 120, extendSeconds: 15, capSeconds: 600 } })
})

it('takes a cap at the first close, and none before it', () => {
  expect(readClock({ ...firstClock, capSeconds: '120' })).toHaveProperty('clock')
  expect(readClock({ ...firstClock, capSeconds: '119' })).toEqual({
    problems: { capSeconds: 'The cap must not come before the first close.' },
  })
})

it.each([
  ['seconds', '9'],
  ['seconds', '86401'],
  ['extendSeconds', '0'],
  ['extendSeconds', '3601'],
  ['capSeconds', '172801'],
  ['seconds', '1.5'],
  ['seconds', ''],
  ['capSeconds', 'x'],
])('refuses %s of "%s"', (field, text) => {
  expect(readClock({ ...firstClock, [field]: text })).toHaveProperty(`problems.${field}`)
})
