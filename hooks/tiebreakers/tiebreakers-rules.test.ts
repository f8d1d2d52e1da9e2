import { expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { TiebreakerView } from '@/lib/contracts/views'
import { blue, event, outcome, red, uuid } from '../live/testing'
import { bid, raised, tiebreaker } from './testing'
import { tiebreakersRules as rules, type TiebreakersAnswer } from './tiebreakers-rules'

const other = tiebreaker({ id: uuid(41) })
const stale: TiebreakersAnswer = { tiebreakers: [tiebreaker(), other], asOf: {} }
const told = (state: TiebreakerView, change: EventData<'tiebreaker_update'>['change']) =>
  outcome(
    rules.tiebreaker_update?.(
      stale,
      event('tiebreaker_update', { tiebreaker: state, change, teamId: null }),
    ) ?? 'refetch',
  )

it('a bid that extends the clock moves it behind what closes sooner, and what stands still comes last', () => {
  const later = { ...raised([red, '110']), closesAt: '2026-01-01T00:02:30.000Z' }
  const three = {
    ...stale,
    tiebreakers: [tiebreaker(), other, tiebreaker({ id: uuid(39), state: 'decided' })],
  }
  const heard = event('tiebreaker_bid', { tiebreaker: later, bid: bid(1, red, '110') })
  const { data } = outcome(rules.tiebreaker_bid?.(three, heard) ?? 'refetch')
  expect(data?.tiebreakers.map(({ id }) => id)).toEqual([other.id, later.id, uuid(39)])
  const paused = tiebreaker({ id: other.id, state: 'paused', closesAt: null, version: 2 })
  const next =
    data &&
    rules.tiebreaker_update?.(
      data,
      event('tiebreaker_update', { tiebreaker: paused, change: 'paused', teamId: null }),
    )
  expect(outcome(next ?? 'refetch').data?.tiebreakers.map(({ id }) => id)).toEqual([
    later.id,
    other.id,
    uuid(39),
  ])
})

it('a bid changes its tiebreaker where it stands, never back', () => {
  const state = raised([red, '110'])
  const heard = event('tiebreaker_bid', { tiebreaker: state, bid: bid(1, red, '110') })
  const next = outcome(rules.tiebreaker_bid?.(stale, heard) ?? 'refetch')
  expect(next).toEqual({ data: { ...stale, tiebreakers: [state, other] }, refetch: false })
  const newest = { ...stale, tiebreakers: [raised([red, '110'], [blue, '120']), other] }
  expect(outcome(rules.tiebreaker_bid?.(newest, heard) ?? 'refetch').data).toEqual(newest)
})

it('one that has opened shows at once, and a read names its room', () => {
  const opened = tiebreaker({ id: uuid(42) })
  expect(told(opened, 'opened')).toEqual({
    data: { ...stale, tiebreakers: [...stale.tiebreakers, opened] },
    refetch: true,
  })
})

it('pausing shows where it stands; what is decided takes its new place by a read', () => {
  const paused = tiebreaker({ state: 'paused', closesAt: null, version: 2 })
  expect(told(paused, 'paused')).toEqual({ data: { ...stale, tiebreakers: [other, paused] }, refetch: false })
  expect(told(tiebreaker({ state: 'decided', version: 2 }), 'decided').refetch).toBe(true)
})
