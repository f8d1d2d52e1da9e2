import { describe, expect, it } from 'vitest'
import {
  because,
  blue,
  event,
  outcome,
  red,
  round,
  roundId,
  squad,
  team,
  uuid,
  wallet,
} from '../live/testing'
import { type Dashboard, dashboardRules as rules } from './dashboard-rules'

const sheet = { roundId, draftCount: 0, submittedCount: 0, submittedAt: null }
const stale: Dashboard = {
  team: team(),
  mine: true,
  wallets: [wallet({ id: uuid(21) }), wallet()],
  squad: squad(),
  rounds: [round()],
  sheets: [sheet],
  income: [],
  boosts: [],
  activity: [],
  asOf: {},
}
const told = (data: Parameters<typeof wallet>[0], kind: Parameters<typeof because>[0]) =>
  outcome(
    rules.wallet_update?.(stale, event('wallet_update', { wallet: wallet(data), because: because(kind) })) ??
      'refetch',
  )

describe('stale data and an event are what a fresh read would show', () => {
  it('a hold: the wallet, and nothing else', () => {
    const held = { available: '60', held: '40', version: 2 }
    expect(told(held, 'hold')).toEqual({
      data: { ...stale, wallets: [stale.wallets[0], wallet(held)] },
      refetch: false,
    })
  })

  it('money: the wallet at once, its line of activity by a read', () => {
    const { data, refetch } = told({ total: '105', version: 2 }, 'income')
    expect(data?.wallets[1]?.total).toBe('105')
    expect(refetch).toBe(true)
  })

  it('an older wallet, or another team’s, changes nothing', () => {
    expect(told({ total: '1', version: 0 }, 'hold').data).toEqual(stale)
    expect(told({ teamId: blue, total: '1', version: 9 }, 'income')).toEqual({ data: stale, refetch: false })
  })

  it('a squad', () => {
    const told = event('squad_update', {
      squad: squad([1, 2], 2),
      because: { kind: 'award', roundId, playerIds: [uuid(102)] },
    })
    expect(outcome(rules.squad_update?.(stale, told) ?? 'refetch')).toEqual({
      data: { ...stale, squad: squad([1, 2], 2) },
      refetch: false,
    })
    const newest = { ...stale, squad: squad([], 3) }
    expect(outcome(rules.squad_update?.(newest, told) ?? 'refetch').data).toEqual(newest)
  })

  it('a bid sheet: its counts', () => {
    const view = {
      roundId,
      teamId: red,
      draft: [{ playerId: uuid(101), amount: '5' }],
      submitted: [],
      submittedAt: null,
      held: '0',
      version: 1,
    }
    expect(
      outcome(rules.bid_sheet_update?.(stale, event('bid_sheet_update', { sheet: view })) ?? 'refetch'),
    ).toEqual({
      data: { ...stale, sheets: [{ ...sheet, draftCount: 1 }] },
      refetch: false,
    })
    const unknown = event('bid_sheet_update', { sheet: { ...view, roundId: uuid(9) } })
    expect(rules.bid_sheet_update?.(stale, unknown)).toBe('refetch')
  })

  it('a round: its new state at once, its place in the list by a read', () => {
    const opened = round({ state: 'open', version: 2 })
    expect(
      outcome(
        rules.round_update?.(stale, event('round_update', { round: opened, change: 'opened' })) ?? 'refetch',
      ),
    ).toEqual({
      data: { ...stale, rounds: [opened] },
      refetch: true,
    })
  })

  it('a team’s name', () => {
    const renamed = team({ name: 'Crimson' })
    expect(rules.team_update?.(stale, event('team_update', { team: renamed }))).toEqual({
      ...stale,
      team: renamed,
    })
  })

  it('a boost that was bought is read; one that may have been used, too', () => {
    const boost = {
      purchaseId: uuid(60),
      itemName: 'x',
      currencyId: uuid(5),
      basisPoints: 100,
      paymentsLeft: 1,
    }
    const effect = { kind: 'boost', basisPoints: 100, payments: 1, currencyId: uuid(5) }
    const bought = (teamId: string) =>
      rules.shop_update?.(stale, event('shop_update', { purchase: { teamId, effect } } as never))
    expect([bought(red), bought(blue)]).toEqual(['refetch', stale])
    const told = event('income_update', { rule: { id: uuid(61), state: 'ended' }, change: 'paid' } as never)
    expect(outcome(rules.income_update?.(stale, told) ?? 'refetch').refetch).toBe(false)
    expect(outcome(rules.income_update?.({ ...stale, boosts: [boost] }, told) ?? 'refetch').refetch).toBe(
      true,
    )
  })
})
