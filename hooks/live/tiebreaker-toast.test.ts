import { describe, expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { TiebreakerView } from '@/lib/contracts/views'
import { bid, green, raised, tiebreaker, tiebreakerId } from '../tiebreakers/testing'
import { eventToast } from './event-toast'
import { blue, event, red, round, uuid } from './testing'
import type { ToastContext } from './toast-context'

const context: ToastContext = {
  teamId: red,
  shownTeamId: null,
  shownTiebreakerId: null,
  teamName: (id) => (id === blue ? 'Blue' : '?'),
  money: (amount) => `+£${amount}`,
  price: (amount) => `£${amount}`,
}
const ownPage = { ...context, shownTiebreakerId: tiebreakerId }

describe('a bid', () => {
  const told = (state: TiebreakerView, by: string, amount: string, at = context) =>
    eventToast(event('tiebreaker_bid', { tiebreaker: state, bid: bid(state.bidCount, by, amount) }), at)
  const outbid = raised([red, '110'], [blue, '120'])

  it('tells the team that led, once by its version', () => {
    expect(told(outbid, blue, '120')).toEqual({
      id: `tiebreaker/${tiebreakerId}/3`,
      kind: 'warning',
      text: 'You are outbid for Ada: £120',
    })
  })

  it('tells nobody else: not whoever was behind already, nor the bidder, nor whoever is in no team', () => {
    expect(told(raised([red, '110'], [blue, '120'], [green, '130']), green, '130')).toBeNull()
    expect(told(raised([blue, '110'], [red, '120']), red, '120')).toBeNull()
    expect(told(raised([blue, '110']), blue, '110')).toBeNull()
    expect(told(outbid, blue, '120', { ...context, teamId: null })).toBeNull()
    expect(told(outbid, blue, '120', { ...context, teamId: uuid(77) })).toBeNull()
  })

  it('nor on the page that shows it', () => {
    expect(told(outbid, blue, '120', ownPage)).toBeNull()
    expect(told(outbid, blue, '120', { ...context, shownTiebreakerId: uuid(41) })).not.toBeNull()
  })
})

describe('opening and deciding', () => {
  const told = (
    change: EventData<'tiebreaker_update'>['change'],
    state: TiebreakerView = tiebreaker(),
    at = context,
  ) => eventToast(event('tiebreaker_update', { tiebreaker: state, change, teamId: null }), at)?.text ?? null
  const over = (teamId: string) =>
    tiebreaker({
      state: 'decided',
      outcome: { teamId, amount: '120', decidedBy: 'highest_bid', reason: null, decidedAt: '' },
    })

  it('tells the tied teams', () => {
    expect(told('opened')).toBe('A tiebreaker has opened for Ada: tied at £100')
    expect(told('decided', over(blue))).toBe('Blue won the tiebreaker for Ada: £120')
    expect(told('opened', tiebreaker(), { ...context, teamId: uuid(77) })).toBeNull()
    expect(told('opened', tiebreaker(), { ...context, teamId: null })).toBeNull()
    expect(told('decided', over(blue), ownPage)).toBeNull()
  })

  it('not the winner, whose squad says so; nor what the page shows', () => {
    expect(told('decided', over(red))).toBeNull()
    expect(
      (['withdrawn', 'paused', 'resumed', 'extended', 'cancelled'] as const).map((change) => told(change)),
    ).toEqual([null, null, null, null, null])
  })
})

it('that a round is in its tiebreakers is told once, however many parts of it are settled', () => {
  const told = (version: number) =>
    eventToast(event('round_update', { round: round({ version }), change: 'resolved_part' }), context)
  expect(told(3)?.text).toBe('Round 1 goes into tiebreakers.')
  expect(told(3)?.id).toBe(told(4)?.id)
})
