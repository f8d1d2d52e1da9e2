import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import { blue, currencyId, leagueId, red, roundId, uuid } from '../live/testing'

export const green = uuid(6)
export const tiebreakerId = uuid(40)

/** Red, blue and green are tied at 100, in steps of 10. */
export const tiebreaker = (over: Partial<TiebreakerView> = {}): TiebreakerView => ({
  id: tiebreakerId,
  leagueId,
  round: { id: roundId, name: 'Round 1' },
  player: { id: uuid(101), name: 'Ada', position: 'GK', club: '' },
  currencyId,
  tiedAmount: '100',
  step: '10',
  state: 'open',
  teams: [red, blue, green].map((teamId) => ({ teamId, amount: null, withdrawnAt: null })),
  leader: null,
  bidCount: 0,
  openedAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2026-01-01T00:02:00.000Z',
  capAt: '2026-01-01T00:10:00.000Z',
  remainingMs: null,
  extendSeconds: 15,
  outcome: null,
  version: 1,
  ...over,
})

export const bid = (n: number, teamId: string, amount: string): TiebreakerBidView => ({
  n,
  teamId,
  amount,
  at: '2026-01-01T00:01:00.000Z',
  beforeCloseMs: 60_000,
  extendedTo: null,
})

/** The state after these raises, oldest first: [team, amount]. */
export function raised(...raises: [teamId: string, amount: string][]): TiebreakerView {
  const [teamId, amount] = raises.at(-1) ?? ['', '']
  const highest = new Map(raises)
  return tiebreaker({
    teams: tiebreaker().teams.map((team) => ({ ...team, amount: highest.get(team.teamId) ?? null })),
    leader: { teamId, amount },
    bidCount: raises.length,
    version: 1 + raises.length,
  })
}
