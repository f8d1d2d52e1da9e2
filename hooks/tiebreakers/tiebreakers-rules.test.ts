import { expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { TiebreakerView } from '@/lib/contracts/views'
import { blue, event, outcome, red, uuid } from '../live/testing'
import { bid, raised, tiebreaker } from './testing'
import { tiebreakersRules as rules, type TiebreakersAnswer } from './tiebreakers-rules'

const other = tiebreaker({ id: uuid(41) })
const stale: TiebreakersAnswer = { tiebreakers: [other, tiebreaker()], asOf: {} }
const told = (state: TiebreakerView, change: EventData<'tiebreaker_update'>['change']) =>
  outcome(
    rules.tiebreaker_update?.(
      stale,
      event('tiebreaker_update', { tiebreaker: state, change, teamId: null }),
    ) ?? 'refetch',
  )

it('a bid changes its tiebreaker where it stands, never back', () => {
  const state = raised([red, '110'])
  const heard = event('tiebreaker_bid', { tiebreaker: state, bid: bid(1, red, '110') })
  const next = outcome(rules.tiebreaker_bid?.(stale, heard) ?? 'refetch')
  expect(next).toEqual({ data: { ...stale, tiebreakers: [other, state] }, refetch: false })
  const newest = { ...stale, tiebreakers: [other, raised([red, '110'], [blue, '120'])] }
  expect(outcome(rules.tiebreaker_bid?.(newest, heard) ?? 'refetch').data).toEqual(newest)
})

it('one that has opened shows at once, and a read names its room', () => {
  const opened = tiebreaker({ id: uuid(42) })
  expect(told(opened, 'opened')).toEqual({
    data: { ...stale, tiebreakers: [opened, ...stale.tiebreakers] },
    refetch: true,
  })
})

it('pausing shows where it stands; what is decided takes its new place by a read', () => {
  const paused = tiebreaker({ state: 'paused', version: 2 })
  expect(told(paused, 'paused')).toEqual({ data: { ...stale, tiebreakers: [other, paused] }, refetch: false })
  expect(told(tiebreaker({ state: 'decided', version: 2 }), 'decided').refetch).toBe(true)
})
