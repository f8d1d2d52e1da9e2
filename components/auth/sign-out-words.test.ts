import { expect, it } from 'vitest'
import { leftBehind } from './sign-out-words'

const kept = { kept: true, until: null }

it('says of what waits that it stays here, for its person alone', () => {
  expect(leftBehind([kept])).toEqual([
    'What is not sent stays on this device. Nobody else who signs in here sees or sends it: it waits for you when you sign in here again.',
  ])
  expect(leftBehind([kept, kept])[0]).toMatch(/^2 things stay on this device.* they wait for you/)
})

it('says what ends by its time, and what no device keeps', () => {
  expect(leftBehind([{ kept: true, until: 1 }])[1]).toBe(
    'What costs money is not sent any more once its time is over.',
  )
  expect(leftBehind([{ kept: false, until: null }])).toEqual([
    '1 would be lost: this browser does not keep it.',
  ])
})
