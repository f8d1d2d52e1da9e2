import { expect, it } from 'vitest'
import type { PlayerView } from '@/lib/contracts/views'
import { blue, currencyId, event, leagueId, red, roundId, squad, uuid } from '../live/testing'
import { type Players, playersRules as rules } from './players-rules'

const player = (n: number, teamId: string | null): PlayerView => ({
  id: uuid(100 + n),
  ref: `${n}`,
  name: `Player ${n}`,
  shortName: `P${n}`,
  position: 'GK',
  club: '',
  basePrice: '1',
  owner: teamId ? { teamId, price: '10', currencyId } : null,
})
const list = (...owners: (string | null)[]): Players => ({
  players: owners.map((owner, n) => player(n + 1, owner)),
  version: 1,
  asOf: {},
})

it('a team owns exactly its squad; what others own stays', () => {
  const told = event('squad_update', {
    squad: squad([2, 4], 2, red),
    because: { kind: 'award', roundId, playerIds: [] },
  })
  expect(rules.squad_update?.(list(red, red, blue, null), told)).toEqual(list(null, red, blue, red))
})

it('an import is read again', () => {
  expect(
    rules.players_update?.(list(null), event('players_update', { leagueId, version: 2, playerCount: 5 })),
  ).toBe('refetch')
})
