import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { listLeagues } from '@/lib/server/leagues/data/leagues'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, emitAny, makeLeague, makePerson } from '@/lib/testing/factories/live'
import { startLive, type TestLive } from '@/lib/testing/live-server'
import { openLiveTab } from '@/lib/testing/one-page-tab'
import type { LiveLimits } from './limits'

useTestDatabase()

const stops: (() => unknown)[] = []
beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  vi.unstubAllGlobals()
})

/** A list as the frame of pages has it: its answer names a room for each league. */
async function showLeagues(count: number, limits: Partial<LiveLimits> = {}) {
  const live: TestLive = await startLive({ limits })
  stops.push(() => live.close())
  const ann = await makePerson()
  const leagues = await Promise.all(Array.from({ length: count }, () => makeLeague()))
  for (const league of leagues) await addMember(league, ann.userId)
  const tab = openLiveTab({
    ...{ origin: live.origin, cookie: ann.cookie, room: userRoom(ann.userId), rules: {}, pollMs: 100 },
    read: () => listLeagues(ann),
  })
  stops.push(() => tab.close())
  const rooms = await vi.waitFor(() => {
    const named = Object.keys(tab.data()?.asOf ?? {}) as Room[]
    expect(named.length).toBe(count + 1)
    return named
  }, 8_000)
  for (const room of rooms) stops.push(tab.connection.retain(room))
  const statuses = () => tab.connection.rooms.list().map(({ status }) => status)
  return { live: live.live, leagues, tab, statuses }
}

async function rename(league: string): Promise<string> {
  const name = `Renamed ${league}`
  await inTransaction({ userId: null }, async (uow) => {
    await uow.tx.league.update({ where: { id: league }, data: { name } })
    emitAny(uow, leagueRoom(league))
  })
  return name
}

it('promise 3: a list that is dated by more rooms than a tab may be in is read again for those', async () => {
  const { leagues, tab, statuses } = await showLeagues(6, { roomsPerSocket: 4 })
  await vi.waitFor(() => expect(statuses().filter((status) => status === 'joining')).toEqual([]), 8_000)
  expect(statuses().filter((status) => status === 'polled')).toHaveLength(3)
  // One at a time: what is told in another room would bring this one along.
  for (const league of leagues) {
    const name = await rename(league)
    await vi.waitFor(() => expect(tab.data()?.leagues.some((each) => each.name === name)).toBe(true), 8_000)
  }
}, 60_000)

it('promise 3: a list of more leagues than a tab may ask for at once is in all their rooms, without being refused', async () => {
  const { live, statuses } = await showLeagues(130)
  await vi.waitFor(() => expect(statuses()).toEqual(Array(131).fill('joined')), 20_000)
  expect(live.stats().refused).toBe(0)
}, 60_000)
