import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as listRoute from '@/app/api/leagues/[leagueId]/tiebreakers/route'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, ownRoom, teamRoom, tiebreakerRoom } from '@/lib/contracts/rooms'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import {
  joinLeague,
  type MadeLeague,
  makeLeague,
  makePlayers,
  makeTie,
  makeUser,
  signInAs,
} from '@/lib/testing/factories'
import { heard, record, startLive, subscribe, type TestLive } from '@/lib/testing/live-server'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'

useTestDatabase()
let live: TestLive
let league: MadeLeague
let hall: TiebreakerHall

beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())
beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  hall = await enterHall(league)
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const arrive = async (cookie: string) => {
  const socket = live.client(cookie)
  await heard(socket, 'connect')
  return socket
}
const list = async (cookie: string) =>
  callRoute(listRoute.GET, { params: { leagueId: league.leagueId }, cookie })

describe('the room of a tiebreaker', () => {
  it('tells a spectator every raise and withdrawal, and the outcome', async () => {
    const { tiebreakers } = await makeTie(league)
    const id = tiebreakers[0]?.id ?? ''
    const spectator = await joinLeague(league, { role: 'spectator' })
    const socket = await arrive((await signInAs(spectator)).cookie)
    const told = record(socket, tiebreakerRoom(id))
    expect(await subscribe(socket, tiebreakerRoom(id))).toMatchObject({ ok: true })
    await hall.submit(0, id, 110)
    await hall.withdraw(1, id)
    await hall.withdraw(2, id)
    await told.reach(4)
    const events = told.events as LiveEvent[]
    expect(
      events.map((event) => (event.type === 'tiebreaker_update' ? event.data.change : event.type)),
    ).toEqual(['tiebreaker_bid', 'withdrawn', 'withdrawn', 'decided'])
    const versions = events.map((event) => event.version)
    expect(versions).toEqual([1, 2, 3, 4])
    expect(events[1]?.data).toMatchObject({ teamId: team(1).id })
  })

  it('is not there for a stranger', async () => {
    const { tiebreakers } = await makeTie(league)
    const socket = await arrive((await signInAs(await makeUser())).cookie)
    const answer = await subscribe(socket, tiebreakerRoom(tiebreakers[0]?.id ?? ''))
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })
})

describe('reads', () => {
  it('name every room that keeps them fresh', async () => {
    const { tiebreakers } = await makeTie(league, { teams: league.teams.slice(0, 2) })
    const id = tiebreakers[0]?.id ?? ''
    const rooms = async (index: number) => Object.keys((await hall.read(index, id)).body.asOf).sort()
    const own = [ownRoom(team(0).id), teamRoom(team(0).id), tiebreakerRoom(id)]
    expect(await rooms(0)).toEqual(own.sort())
    expect(await rooms(2)).toEqual([tiebreakerRoom(id)])
    const { cookie } = await signInAs(team(2).manager)
    expect(Object.keys((await list(cookie)).body.asOf).sort()).toEqual([
      leagueRoom(league.leagueId),
      tiebreakerRoom(id),
    ])
  })

  it('list the live ones by their close, the paused after them, then the latest decided', async () => {
    const players = await makePlayers(league, 4, ['DEF'])
    const { tiebreakers } = await makeTie(league, { players })
    const [first = '', second = '', third = '', fourth = ''] = tiebreakers.map(({ id }) => id)
    const { cookie } = await signInAs(team(0).manager)
    await hall.commissioner('extend', first, { seconds: 60 })
    await hall.commissioner('pause', second)
    const closes = Date.parse(tiebreakers[2]?.closesAt ?? '')
    await hall.dueAt(new Date(closes + GRACE_MS), third)
    const { body } = await list(cookie)
    expect(body.tiebreakers.map(({ id }: { id: string }) => id)).toEqual([fourth, first, second, third])
    const stranger = await signInAs(await makeUser())
    expect((await list(stranger.cookie)).status).toBe(404)
  })
})
