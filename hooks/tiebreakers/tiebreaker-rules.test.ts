import { describe, expect, it } from 'vitest'
import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import { because, blue, event, outcome, red, uuid, wallet } from '../live/testing'
import { bid, green, raised, tiebreaker } from './testing'
import { tiebreakerRules as rules, type TiebreakerAnswer } from './tiebreaker-rules'

const place = { teamId: red, available: '900', held: '100', nextBid: '110', largestSafeBid: '500' }
const fresh: TiebreakerAnswer = { tiebreaker: tiebreaker(), bids: [], mine: place, asOf: {} }

const afterBid = (data: TiebreakerAnswer, state: TiebreakerView, told: TiebreakerBidView) =>
  outcome(
    rules.tiebreaker_bid?.(data, event('tiebreaker_bid', { tiebreaker: state, bid: told })) ?? 'refetch',
  )
const afterUpdate = (data: TiebreakerAnswer, state: TiebreakerView) =>
  outcome(
    rules.tiebreaker_update?.(
      data,
      event('tiebreaker_update', { tiebreaker: state, change: 'withdrawn', teamId: null }),
    ) ?? 'refetch',
  )

describe('a bid', () => {
  it('of another team moves what I must bid next, and nothing of mine', () => {
    const state = raised([blue, '110'])
    expect(afterBid(fresh, state, bid(1, blue, '110'))).toEqual({
      data: { ...fresh, tiebreaker: state, bids: [bid(1, blue, '110')], mine: { ...place, nextBid: '120' } },
      refetch: false,
    })
  })

  it('of mine is held, and is freed down to the tied amount when I am outbid', () => {
    const mine = afterBid(fresh, raised([red, '110']), bid(1, red, '110')).data
    expect(mine?.mine).toEqual({ ...place, held: '110', nextBid: '120' })
    const outbid = mine && afterBid(mine, raised([red, '110'], [blue, '130']), bid(2, blue, '130')).data
    expect(outbid?.mine).toEqual({ ...place, held: '100', nextBid: '140' })
    expect(outbid?.bids.map(({ n }) => n)).toEqual([2, 1])
  })

  it('counts once, though it is told twice, and an older state never comes back', () => {
    const state = raised([red, '110'], [blue, '120'])
    const shown = { ...fresh, tiebreaker: state, bids: [bid(2, blue, '120'), bid(1, red, '110')] }
    const { data, refetch } = afterBid(shown, raised([red, '110']), bid(1, red, '110'))
    expect(data?.bids).toEqual(shown.bids)
    expect(data?.tiebreaker).toEqual(state)
    expect(refetch).toBe(false)
  })

  it('behind a hole is shown by its state, and the ladder is read again', () => {
    const { data, refetch } = afterBid(fresh, raised([red, '110'], [blue, '120']), bid(2, blue, '120'))
    expect(data?.tiebreaker.leader?.teamId).toBe(blue)
    expect(data?.bids).toEqual([])
    expect(refetch).toBe(true)
  })

  it('keeps the newest 200, as an answer does', () => {
    const bids = Array.from({ length: 200 }, (_, index) => bid(200 - index, blue, '110'))
    const { data } = afterBid({ ...fresh, bids }, raised([red, '120']), bid(201, red, '120'))
    expect(data?.bids).toHaveLength(200)
    expect([data?.bids[0]?.n, data?.bids.at(-1)?.n]).toEqual([201, 2])
  })

  it('of another tiebreaker changes nothing', () => {
    const state = { ...raised([blue, '110']), id: uuid(41) }
    expect(afterBid(fresh, state, bid(1, blue, '110'))).toEqual({ data: fresh, refetch: false })
  })
})

describe('the rest', () => {
  it('my place ends when I withdraw, and when it is over; not when another withdraws', () => {
    const without = (teamId: string) =>
      tiebreaker({
        version: 2,
        teams: tiebreaker().teams.map((team) =>
          team.teamId === teamId ? { ...team, withdrawnAt: '2026-01-01T00:01:00.000Z' } : team,
        ),
      })
    expect(afterUpdate(fresh, without(red)).data?.mine).toBeNull()
    expect(afterUpdate(fresh, without(green)).data?.mine).toEqual(place)
    expect(afterUpdate(fresh, tiebreaker({ version: 2, state: 'decided' })).data?.mine).toBeNull()
    expect(afterUpdate(fresh, tiebreaker({ version: 2, state: 'paused' })).data?.mine).toEqual(place)
    const other = tiebreaker({ id: uuid(41), version: 9, state: 'decided' })
    expect(afterUpdate(fresh, other).data).toEqual(fresh)
    expect(afterUpdate(fresh, tiebreaker({ version: 0, state: 'decided' })).data).toEqual(fresh)
  })

  it('my wallet shows what is free at once, and the largest safe bid by a read', () => {
    const told = (over: Parameters<typeof wallet>[0]) =>
      outcome(
        rules.wallet_update?.(
          fresh,
          event('wallet_update', { wallet: wallet(over), because: because('hold', '0') }),
        ) ?? 'refetch',
      )
    expect(told({ available: '700' })).toEqual({
      data: { ...fresh, mine: { ...place, available: '700' } },
      refetch: true,
    })
    expect(told({ teamId: blue, available: '700' })).toEqual({ data: fresh, refetch: false })
    expect(told({ currencyId: uuid(77), available: '700' })).toEqual({ data: fresh, refetch: false })
  })
})
