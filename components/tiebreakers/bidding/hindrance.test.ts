import { expect, it } from 'vitest'
import { blue, red } from '@/hooks/live/testing'
import { raised, tiebreaker } from '@/hooks/tiebreakers/testing'
import { hindranceOf } from './hindrance'

const mine = { teamId: red, available: '900', held: '100', nextBid: '120', largestSafeBid: '500' }
const hindrance = (over: Partial<Parameters<typeof hindranceOf>[0]> = {}) =>
  hindranceOf({
    tiebreaker: raised([blue, '110']),
    mine,
    offline: false,
    timeIsOver: false,
    frozen: false,
    money: (amount) => `£${amount}`,
    ...over,
  })

it('nothing hinders who is outbid and can pay, up to the last unit', () => {
  expect(hindrance()).toBeNull()
  expect(hindrance({ tiebreaker: tiebreaker() })).toBeNull()
  expect(hindrance({ mine: { ...mine, largestSafeBid: '120' } })).toBeNull()
})

it('says what does', () => {
  expect(hindrance({ tiebreaker: raised([red, '110']) })).toMatch(/^You lead/)
  expect(hindrance({ offline: true })).toMatch(/offline/)
  expect(hindrance({ frozen: true })).toMatch(/frozen/)
  expect(hindrance({ timeIsOver: true })).toMatch(/^Time is over/)
  expect(hindrance({ tiebreaker: { ...tiebreaker(), state: 'paused' } })).toMatch(/paused/)
  expect(hindrance({ mine: { ...mine, largestSafeBid: '119' } })).toBe(
    'You cannot go further: the next bid is £120, and you can safely bid £119.',
  )
})
