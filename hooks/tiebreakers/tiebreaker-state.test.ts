import { expect, it } from 'vitest'
import { blue, red } from '../live/testing'
import { green, raised, tiebreaker } from './testing'
import { isBidding, leaderBefore, priceFor, standingOf, wasExtended } from './tiebreaker-state'

it('who led before the newest bid is the highest of the others', () => {
  expect(leaderBefore(raised([red, '110']))).toBeNull()
  expect(leaderBefore(raised([red, '110'], [blue, '120'], [green, '130'], [red, '140']))).toBe(green)
  // As numbers, not as text.
  expect(leaderBefore(raised([red, '90'], [blue, '100'], [green, '1000']))).toBe(blue)
})

it('how a team stands, and what it would pay', () => {
  expect(standingOf(tiebreaker(), red)).toBe('tied')
  const state = raised([red, '110'], [blue, '120'])
  expect([red, blue, green].map((team) => standingOf(state, team))).toEqual(['outbid', 'leading', 'outbid'])
  expect([red, blue].map((team) => priceFor(state, team))).toEqual(['100', '120'])
})

it('a team that has withdrawn, or is not in it, bids no more; nor does anybody once it is over', () => {
  expect(isBidding(tiebreaker(), red)).toBe(true)
  expect(isBidding(tiebreaker(), null)).toBe(false)
  expect(isBidding(tiebreaker({ state: 'decided' }), red)).toBe(false)
  const left = tiebreaker({ teams: [{ teamId: red, amount: null, withdrawnAt: '2026-01-01T00:01:00.000Z' }] })
  expect(isBidding(left, red)).toBe(false)
  expect(standingOf(left, red)).toBe('withdrawn')
})

it('extended, as long as the close stands where the newest bid put it', () => {
  const at = '2026-01-01T00:02:00.000Z'
  expect(wasExtended(tiebreaker(), { extendedTo: at })).toBe(true)
  expect(wasExtended(tiebreaker(), { extendedTo: '2026-01-01T00:01:45.000Z' })).toBe(false)
  expect(wasExtended(tiebreaker({ closesAt: null }), { extendedTo: null })).toBe(false)
  expect(wasExtended(tiebreaker(), undefined)).toBe(false)
})
