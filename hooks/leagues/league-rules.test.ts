import { describe, expect, it } from 'vitest'
import type { LeagueView } from '@/lib/contracts/views'
import {
  because,
  blue,
  event,
  leagueId,
  outcome,
  red,
  round,
  roundId,
  squad,
  team,
  uuid,
  wallet,
} from '../live/testing'
import { type LeagueAnswer, leagueRules as rules } from './league-rules'

const row = (teamId: string, name: string) => ({
  ...team({ id: teamId, name }),
  wallets: [wallet({ teamId, id: teamId, available: null, held: null })],
  squadCount: 0,
  squadVersion: 0,
  extra: [],
})
const stale: LeagueAnswer = {
  league: {
    id: leagueId,
    slug: 'x',
    name: 'X',
    roster: { squadSize: 2, positions: [{ code: 'GK', name: 'Keeper', slots: 1 }] },
    currencies: [],
    me: { userId: uuid(30), memberId: uuid(31), role: 'manager', teamId: red },
    teams: [row(blue, 'Blue'), row(red, 'Red')],
    rounds: [round()],
    playerCount: 3,
    playersVersion: 1,
    shopItems: 0,
  },
  asOf: {},
}
const fresh = (change: Partial<LeagueView>) => ({ ...stale, league: { ...stale.league, ...change } })

describe('stale data and an event are what a fresh read would show', () => {
  it('a wallet, in its team', () => {
    const next = wallet({ teamId: red, id: red, total: '40', version: 2 })
    expect(
      rules.wallet_update?.(stale, event('wallet_update', { wallet: next, because: because('award') })),
    ).toEqual(fresh({ teams: [row(blue, 'Blue'), { ...row(red, 'Red'), wallets: [next] }] }))
  })

  it('a squad’s size, never an older one', () => {
    const told = event('squad_update', {
      squad: squad([1, 2], 4),
      because: { kind: 'award', roundId, playerIds: [] },
    })
    const expected = fresh({
      teams: [row(blue, 'Blue'), { ...row(red, 'Red'), squadCount: 2, squadVersion: 4 }],
    })
    expect(rules.squad_update?.(stale, told)).toEqual(expected)
    const older = event('squad_update', { ...told.data, squad: squad([], 3) })
    expect(rules.squad_update?.(expected, older)).toEqual(expected)
  })

  it('a round at once, its place by a read; the number of players; a team’s managers', () => {
    const opened = round({ state: 'open', version: 2 })
    expect(
      outcome(
        rules.round_update?.(stale, event('round_update', { round: opened, change: 'opened' })) ?? 'refetch',
      ),
    ).toEqual({
      data: fresh({ rounds: [opened] }),
      refetch: true,
    })
    expect(
      rules.players_update?.(stale, event('players_update', { leagueId, version: 2, playerCount: 9 })),
    ).toEqual(fresh({ playersVersion: 2, playerCount: 9 }))
    const joined = team({ managers: [] })
    expect(rules.team_update?.(stale, event('team_update', { team: joined }))).toEqual(
      fresh({ teams: [row(blue, 'Blue'), { ...row(red, 'Red'), managers: [] }] }),
    )
  })

  it('reads again what it does not know or cannot place', () => {
    const strange = wallet({ teamId: uuid(77) })
    expect(
      rules.wallet_update?.(stale, event('wallet_update', { wallet: strange, because: because('opening') })),
    ).toBe('refetch')
    expect(rules.team_update?.(stale, event('team_update', { team: team({ name: 'Azure' }) }))).toBe(
      'refetch',
    )
  })
})
