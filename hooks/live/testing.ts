import { Meanwhile } from '@/lib/client/cache-rule'
import type { EventData, EventType, LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { RoundView, SquadView, TeamView, WalletView } from '@/lib/contracts/views'

/** Views and events for the tests of cache rules. */

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const [leagueId, red, blue, roundId, currencyId] = [1, 2, 3, 4, 5].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
]

export const wallet = (over: Partial<WalletView> = {}): WalletView => ({
  id: uuid(20),
  leagueId,
  teamId: red,
  currencyId,
  total: '100',
  available: '100',
  held: '0',
  postings: 1,
  frozen: false,
  freezes: 0,
  version: 1,
  ...over,
})
export const team = (over: Partial<TeamView> = {}): TeamView => ({
  id: red,
  leagueId,
  name: 'Red',
  shortName: 'RED',
  managers: [{ userId: uuid(30), name: 'Ann' }],
  ...over,
})
export const entry = (n: number) => ({
  playerId: uuid(100 + n),
  name: `Player ${n}`,
  shortName: `P${n}`,
  position: 'GK',
  club: '',
  price: '10',
  currencyId,
  acquiredAt: '2026-01-01T00:00:00.000Z',
})
export const squad = (players: number[] = [], version = 1, teamId = red): SquadView => ({
  teamId,
  version,
  entries: players.map(entry),
  extra: [],
})
export const round = (over: Partial<RoundView> = {}): RoundView => ({
  id: roundId,
  leagueId,
  name: 'Round 1',
  currencyId,
  state: 'draft',
  rules: {
    version: 1,
    order: 'highest_first',
    priceRule: 'first_price',
    tieChain: ['seeded_draw'],
    minimumBid: '1',
    bidStep: '1',
    maxBidsPerTeam: null,
    maxWinsPerTeam: null,
    reservePerOpenSlot: true,
  },
  rulesHash: null,
  drawCommitment: '',
  drawSeed: null,
  closesAt: null,
  openedAt: null,
  closedAt: null,
  finalizedAt: null,
  cancelledAt: null,
  playerCount: 3,
  awardCount: null,
  version: 1,
  ...over,
})

export const event = <T extends EventType>(type: T, data: EventData<T>): LiveEvent<T> =>
  ({
    room: `league:${leagueId}` as Room,
    epoch: 1,
    seq: 1,
    id: uuid(99),
    type,
    at: '',
    data,
  }) as unknown as LiveEvent<T>

export const because = (kind: EventData<'wallet_update'>['because']['kind'], amount = '5') => ({
  kind,
  reason: 'x',
  amount,
})
/** What a rule shows at once, and whether a read follows. */
export function outcome<T>(result: T | Meanwhile<T> | 'refetch'): { data: T | null; refetch: boolean } {
  if (result === 'refetch') return { data: null, refetch: true }
  return result instanceof Meanwhile
    ? { data: result.data, refetch: true }
    : { data: result as T, refetch: false }
}
