import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Dated } from '@/lib/client/as-of'
import type { DeliveredEvent } from '@/lib/contracts/events'
import { leagueRoom, type Room } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { readHeads, withAsOf } from '@/lib/server/events/data'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, makeLeague, makePerson, type TestPerson } from '@/lib/testing/factories/live'
import { startLive } from '@/lib/testing/live-server'
import { openLiveTab } from '@/lib/testing/one-page-tab'
import { type OtherNode, startOtherNode } from '@/lib/testing/other-node'
import { changeLeague, makeOlderVersion, type OlderVersion } from '@/lib/testing/two-versions'

/** A rolling restart from one version to the next: the older one does not know a type of event that the newer writes. */

const db = useTestDatabase()
let older: OlderVersion
beforeAll(async () => {
  older = await makeOlderVersion()
})
afterAll(() => older.remove())

/** What is to be stopped, the last first. */
let stack: (() => unknown)[] = []
beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
})
afterEach(async () => {
  for (const stop of stack.reverse()) await stop()
  stack = []
  vi.unstubAllGlobals()
})

/** What a balancer is to a browser: an address that stays, whichever node is behind it. */
async function makeDoor() {
  let behind = 0
  const standing = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(behind, '127.0.0.1')
    for (const [side, other] of [
      [near, far],
      [far, near],
    ] as const) {
      standing.add(side)
      side.on('error', () => {})
      side.on('close', () => {
        standing.delete(side)
        other.destroy()
      })
      side.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const leave = () => {
    for (const socket of standing) socket.destroy()
  }
  stack.push(() => {
    leave()
    server.close()
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** For those who come from now on. */
    leadTo(port: number) {
      behind = port
    },
    /** Whoever is connected comes anew. */
    leave,
  }
}

/** An old tab finds by heads alone what it has no ear for; and nobody is so far behind that he may skip. */
const limits = { tellHeadsMs: 300, replay: 20_000, replayBytes: 8_000_000, pendingBytes: 20_000_000 }

interface Answer extends Dated {
  version: number
}

/** A tab that was opened before the new version, or after; and all that it is handed of the room. */
function openTab(origin: string, { cookie }: TestPerson, league: string, isNew: boolean) {
  const room = leagueRoom(league)
  const read = () =>
    withAsOf([room], async () => {
      const row = await database().league.findUniqueOrThrow({ where: { id: league } })
      return { version: row.playersVersion }
    })
  const tab = openLiveTab<Answer>({
    ...{ origin, cookie, room, read },
    rules: {
      squad_update: (data, { data: { squad } }) => ({ ...data, version: squad.version }),
      ...(isNew ? { players_update: (data, event) => ({ ...data, version: event.data.version }) } : {}),
    },
  })
  if (!isNew) tab.socket().off('players_update')
  const seen: DeliveredEvent[] = []
  tab.connection.lookOn({ onDelivered: (event) => seen.push(event) })
  stack.push(tab.close)
  return { ...tab, seen }
}
type Tab = ReturnType<typeof openTab>

/** Changes the league on a node, one after the other, until it is stopped. */
function keepWriting({ change }: Pick<OtherNode, 'change'>, league: string) {
  let stopping = false
  const done = (async () => {
    while (!stopping) {
      await change(league)
      await sleep(10)
    }
  })()
  return async () => {
    stopping = true
    await done
  }
}

it('promise 10: two versions side by side, each node replaced while writing goes on: nothing lost, twice or stale', {
  timeout: 60_000,
}, async () => {
  const league = await makeLeague()
  const room: Room = leagueRoom(league)
  const ann = await makePerson()
  await addMember(league, ann.userId)
  const nodes = { databaseUrl: db().url, secret: process.env.GAVEL_SECRET as string }
  const start = async (tree?: string) => {
    const node = await startOtherNode({ nodes, limits }, tree)
    stack.push(() => node.stop())
    return node
  }
  const [first, second] = await Promise.all([start(older.tree), start(older.tree)])
  const [door, otherDoor] = [await makeDoor(), await makeDoor()]
  door.leadTo(first.port)
  otherDoor.leadTo(second.port)
  const tabs = [door, otherDoor].flatMap(({ origin }) => [
    openTab(origin, ann, league, false),
    openTab(origin, ann, league, true),
  ])
  const [onFirst] = tabs as [Tab]
  /** Each tab has been handed so many more. */
  const goOn = (more: number) => {
    const before = tabs.map(({ seen }) => seen.length)
    const moved = () => tabs.map(({ seen }, n) => seen.length - (before[n] ?? 0))
    return expect.poll(() => Math.min(...moved()), { timeout: 20_000 }).toBeGreaterThan(more)
  }
  /** Nobody writes: each tab has been handed all of it, in order and once, and shows what a fresh read shows. */
  const areFresh = async () => {
    const [, last] = (await readHeads([room]))[room] as [number, number]
    const { playersVersion } = await database().league.findUniqueOrThrow({ where: { id: league } })
    for (const tab of tabs) {
      await expect.poll(() => tab.seen.at(-1)?.seq, { timeout: 20_000 }).toBe(last)
      const begin = tab.seen[0]?.seq ?? 0
      expect(tab.seen.map(({ seq }) => seq)).toEqual(tab.seen.map((_, n) => begin + n))
      const shown = () => [tab.data()?.version, tab.isCurrent()]
      await expect.poll(shown, { timeout: 20_000 }).toEqual([playersVersion, true])
    }
  }
  const stopWriting = { first: keepWriting(first, league), second: keepWriting(second, league) }
  await goOn(10)

  // The second goes, and comes back as the newer version.
  otherDoor.leadTo(first.port)
  await stopWriting.second()
  await second.stop()
  await goOn(10)
  const newer = await start()
  const stopNewer = keepWriting(newer, league)
  otherDoor.leadTo(newer.port)
  otherDoor.leave()
  await goOn(20)
  // Both write what only one of them knows, the newer one last.
  expect(onFirst.seen.some((event) => 'unknown' in event)).toBe(true)
  await stopWriting.first()
  await stopNewer()
  await newer.change(league)
  await areFresh()
  const stopNewerAgain = keepWriting(newer, league)

  // Then the first.
  door.leadTo(newer.port)
  await first.stop()
  await goOn(10)
  const here = await startLive({ nodes, limits })
  stack.push(() => here.close())
  const stopHere = keepWriting({ change: changeLeague }, league)
  door.leadTo(Number(new URL(here.origin).port))
  door.leave()
  await goOn(20)
  await Promise.all([stopNewerAgain(), stopHere()])
  await areFresh()
})
