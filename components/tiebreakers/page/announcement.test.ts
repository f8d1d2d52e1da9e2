import { expect, it } from 'vitest'
import { blue, red } from '@/hooks/live/testing'
import { green, raised, tiebreaker } from '@/hooks/tiebreakers/testing'
import type { TiebreakerView } from '@/lib/contracts/views'
import { announcementOf } from './announcement'

const words = {
  teamId: red,
  teamName: (id: string) => (id === blue ? 'Blue' : 'Green'),
  money: (amount: string) => `£${amount}`,
}
const said = (before: TiebreakerView, after: TiebreakerView) => announcementOf(before, after, words)
const leading = raised([red, '110'])

it('outbid, when I led and no longer do', () => {
  expect(said(leading, raised([red, '110'], [blue, '120']))).toBe('You are outbid: Blue bids £120.')
  expect(said(raised([blue, '110']), raised([blue, '110'], [green, '120']))).toBeNull()
  expect(said(tiebreaker(), leading)).toBeNull()
})

it('extended, by a bid or by the commissioner', () => {
  const later = { closesAt: '2026-01-01T00:02:15.000Z' }
  expect(said(leading, { ...leading, ...later, version: 9 })).toBe('The time is extended.')
  const both = { ...raised([red, '110'], [blue, '120']), ...later }
  expect(said(leading, both)).toBe('The time is extended. You are outbid: Blue bids £120.')
})

it('the outcome, to the winner and to the others', () => {
  const outcome = (teamId: string) => ({
    teamId,
    amount: '120',
    decidedBy: 'highest_bid' as const,
    reason: null,
    decidedAt: '2026-01-01T00:03:00.000Z',
  })
  const over = (teamId: string) => ({
    ...leading,
    state: 'decided' as const,
    outcome: outcome(teamId),
    version: 9,
  })
  expect(said(leading, over(red))).toBe('Decided: You have Ada for £120.')
  expect(said(leading, over(blue))).toBe('Decided: Blue has Ada for £120.')
})

it('pausing and going on; nothing for what is older or the same', () => {
  const paused = { ...leading, state: 'paused' as const, closesAt: null, version: 9 }
  expect(said(leading, paused)).toBe('The clock is paused.')
  expect(said(paused, { ...leading, version: 10 })).toBe('The clock runs again.')
  expect(said(paused, leading)).toBeNull()
})
