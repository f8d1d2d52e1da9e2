import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/lib/client/api-error'
import type { Dated } from '@/lib/client/as-of'
import { leagueRoom, type Room } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, makeLeague, makePerson, type TestPerson } from '@/lib/testing/factories/live'
import { startLive, type TestLive } from '@/lib/testing/live-server'
import { openLiveTab } from '@/lib/testing/one-page-tab'

useTestDatabase()

/** The whole way: a command's commit, the relay, a real socket, the tab's cache; and the way cut at every place. */

interface Answer extends Dated {
  version: number
}

const PATIENT = 15_000

let live: TestLive
let league: string
let room: Room
let ann: TestPerson
let memberId: string
let closing: (() => void)[] = []
beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  live = await startLive({ limits: { tellHeadsMs: 300, pollHeadsMs: 100 } })
  league = await makeLeague()
  room = leagueRoom(league)
  ann = await makePerson()
  memberId = await addMember(league, ann.userId)
})
afterEach(async () => {
  for (const close of closing.reverse()) close()
  closing = []
  await live.close()
  vi.unstubAllGlobals()
})

const act = () =>
  inTransaction({ userId: null }, async ({ tx, emit }) => {
    const { playersVersion } = await tx.league.update({
      where: { id: league },
      data: { playersVersion: { increment: 1 } },
    })
    emit(room, 'players_update', { leagueId: league, version: playersVersion, playerCount: 0 })
  })
const read = () =>
  withAsOf([room], async (): Promise<{ version: number }> => {
    if (!(await database().member.findFirst({ where: { leagueId: league, userId: ann.userId } })))
      throw new ApiError('not_found', 404, 'There is nothing here for you.')
    const row = await database().league.findUniqueOrThrow({ where: { id: league } })
    return { version: row.playersVersion }
  })

function openTab(rules = true) {
  const signedOut = vi.fn()
  const tab = openLiveTab<Answer>({
    origin: live.origin,
    cookie: ann.cookie,
    room,
    read,
    rules: rules ? { players_update: (data, event) => ({ ...data, version: event.data.version }) } : {},
    onSignedOut: signedOut,
  })
  closing.push(tab.close)
  return { ...tab, signedOut }
}

const shows = (tab: ReturnType<typeof openTab>, version: number) =>
  vi.waitFor(() => {
    expect(tab.data()?.version).toBe(version)
    expect(tab.isCurrent()).toBe(true)
  }, 8_000)

describe('a tab', () => {
  it.each([true, false])(
    'promise 3: shows what is committed, with rules %s, also when acts run into its start',
    async (rules) => {
      const acts = Promise.all(Array.from({ length: 5 }, act))
      const tab = openTab(rules)
      await acts
      await act()
      await shows(tab, 6)
      expect(tab.connection.status).toBe('live')
    },
  )

  it('promise 4: catches up after its socket was cut', async () => {
    const tab = openTab()
    await act()
    await shows(tab, 1)
    tab.socket().io.engine.close()
    await act()
    await act()
    await shows(tab, 3)
    expect(tab.connection.status).toBe('live')
  })

  it('is one to the server also when the network comes back while it is being let in', async () => {
    const tab = openTab()
    tab.socket().io.once('open', () => window.dispatchEvent(new Event('online')))
    await act()
    await shows(tab, 1)
    await vi.waitFor(() => expect(tab.connection.status).toBe('live'))
    expect(live.live.stats().sockets).toBe(1)
  })

  it('promise 4: finds a loss on a socket that lives, by the heads', async () => {
    const tab = openTab()
    await act()
    await shows(tab, 1)
    const listeners = tab.socket().listeners('players_update')
    tab.socket().off('players_update')
    const lost = new Promise<void>((resolve) => {
      tab.socket().onAny((name) => name === 'players_update' && resolve())
    })
    await act()
    await lost
    for (const listener of listeners) tab.socket().on('players_update', listener)
    await shows(tab, 2)
  })

  it('promise 4: comes back after the server went away, and knows its clock', async () => {
    const tab = openTab()
    await act()
    await shows(tab, 1)
    live.live.io.engine.close()
    await vi.waitFor(() => expect(tab.connection.status).toBe('connecting'))
    await act()
    await shows(tab, 2)
    await vi.waitFor(() => expect(tab.connection.clock.latency).not.toBeNull())
    expect(Math.abs(tab.connection.clock.offset)).toBeLessThan(500)
  })

  it('promise 6: is told that a room is closed to it, reads again what it had of it, and hears it once it is open again', async () => {
    const tab = openTab()
    await act()
    await shows(tab, 1)
    await inTransaction({ userId: null }, async ({ tx, emit }) => {
      await tx.member.delete({ where: { id: memberId } })
      const member = { id: memberId, userId: ann.userId, name: 'Ann', role: 'manager' as const, teamId: null }
      emit(room, 'member_update', { leagueId: league, member, removed: true })
    })
    await vi.waitFor(() => expect(tab.connection.rooms.statusOf(room)).toBe('refused'))

    // Let back in he reads it again, and hears what comes.
    await addMember(league, ann.userId)
    await vi.waitFor(() => expect(tab.connection.rooms.statusOf(room)).toBe('joined'), PATIENT)
    await act()
    await shows(tab, 2)
  })

  it('learns that it is signed out when its session ends', async () => {
    const tab = openTab()
    await act()
    await shows(tab, 1)
    await database().session.update({ where: { id: ann.sessionId }, data: { endedAt: new Date() } })
    await inTransaction({ userId: null }, async ({ emit }) => {
      emit(`user:${ann.userId}`, 'session_update', { sessionId: ann.sessionId, ended: true })
    })
    await vi.waitFor(() => expect(tab.signedOut).toHaveBeenCalled(), 5_000)
  })
})
