import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { POST as createTeam } from '@/app/api/leagues/[leagueId]/teams/route'
import { leagueRoom } from '@/lib/contracts/rooms'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { readEventsAfter } from '@/lib/server/events/data'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute } from '@/lib/testing/call-route'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { emitAny } from '@/lib/testing/factories/live'
import { type FaultProxy, startFaultProxy } from '@/lib/testing/fault-proxy'
import { heard, record, startLive, subscribe } from '@/lib/testing/live-server'
import { MoneyClient } from '@/lib/testing/money-client'
import { someoneWaits } from '@/lib/testing/wait-for-lock'

/** PostgreSQL behind a wire that breaks: what the app says and stores, seen past the wire. */

const direct = useTestDatabase()
const slot = Symbol.for('gavel.database')
const shared = globalThis as { [slot: symbol]: unknown }
let wire: FaultProxy
let app: Database
let league: MadeLeague
let owner: MoneyClient
let walletId: string

beforeAll(async () => {
  league = await makeLeague({ teams: 1 })
  owner = await MoneyClient.of(league.owner)
  walletId = (await direct().wallet.findFirstOrThrow({ where: { leagueId: league.leagueId } })).id
  const url = new URL(direct().url)
  wire = await startFaultProxy(`http://${url.host}`)
  url.host = `127.0.0.1:${wire.port}`
  app = createDatabase(url.href)
  shared[slot] = app
})
afterEach(() => wire.heal())
afterAll(async () => {
  shared[slot] = direct()
  await app.$disconnect()
  await wire.close()
})

/** What stands breaks, and nothing new gets through. */
function cut() {
  wire.set({ refuse: true })
  wire.reset()
}

it('promise 7: nothing is said to be saved that is not; what is refused says so, and is done once PostgreSQL is back', async () => {
  const acts = {
    gift: (key: string) => owner.adjust(walletId, { change: 'add', amount: '1', reason: 'A gift' }, key),
    team: (key: string) =>
      callRoute(createTeam, {
        cookie: owner.cookie,
        params: { leagueId: league.leagueId },
        body: { name: `New ${key.slice(-20)}`, shortName: 'NEW', opening: [] },
        key,
      }),
    look: () => owner.statement(walletId),
  }
  const effects = async () => {
    const { postingSeq } = await asOwner().wallet.findUniqueOrThrow({ where: { id: walletId } })
    return [Number(postingSeq), await asOwner().team.count({ where: { leagueId: league.leagueId } })]
  }
  const [gifts = 0, teams = 0] = await effects()
  const keys = { gift: new Set<string>(), team: new Set<string>() }
  const saved = { gift: new Set<string>(), team: new Set<string>() }
  const refused: { status: number; code: string; message: string; retryAfter: string | null }[] = []
  let stopping = false
  /** One act after the other, each with its key until it is answered. */
  const lane = async (kind: 'gift' | 'team') => {
    while (!stopping) {
      const key = newId()
      keys[kind].add(key)
      for (let done = false; !done; ) {
        const { status, body, headers } = await acts[kind](key)
        done = ![409, 503].includes(status)
        if (status === 200) saved[kind].add(key)
        else if (status !== 409)
          refused.push({ status, ...body.error, retryAfter: headers.get('retry-after') })
      }
    }
  }
  const lanes = (['gift', 'gift', 'team'] as const).map(lane)
  const reach = (count: number) =>
    expect.poll(() => saved.gift.size + saved.team.size, { timeout: 15_000 }).toBeGreaterThan(count)
  for (let round = 0; round < 3; round++) {
    await reach(saved.gift.size + saved.team.size + 5)
    // In the middle of whatever is under way.
    cut()
    const before = refused.length
    await expect.poll(() => refused.length, { timeout: 15_000 }).toBeGreaterThan(before + 5)
    expect(await acts.look()).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
    // What was said to be saved is there while the wire is still cut.
    const [posted = 0, made = 0] = await effects()
    expect(posted - gifts).toBeGreaterThanOrEqual(saved.gift.size)
    expect(made - teams).toBeGreaterThanOrEqual(saved.team.size)
    wire.heal()
  }
  await reach(saved.gift.size + saved.team.size + 5)
  stopping = true
  await Promise.all(lanes)
  expect(saved).toEqual(keys)
  expect(await effects()).toEqual([gifts + keys.gift.size, teams + keys.team.size])
  expect(await findBookErrors(direct())).toEqual([])
  for (const { status, code, message, retryAfter } of refused) {
    expect([status, code]).toEqual([503, 'unavailable'])
    expect(message).toMatch(/Nothing was changed; try again|It is not certain whether this was done/)
    expect(Number(retryAfter)).toBeGreaterThan(0)
  }
})

it('promise 7: what was told while the live side had no PostgreSQL comes once it is back, and nobody has to ask', async () => {
  const live = await startLive({ limits: { pollHeadsMs: 50 } })
  const { cookie } = await signInAs(league.owner)
  const socket = live.client(cookie)
  const room = leagueRoom(league.leagueId)
  const seen = record(socket, room)
  const at = await subscribe(socket, room)
  if (!at.ok) throw new Error(at.error.code)
  /** Commits as another node would, whose wire is whole. */
  const writeElsewhere = async (count: number) => {
    const bell = Symbol.for('gavel.doorbell')
    const ours = shared[bell]
    shared[bell] = undefined
    const act = () => inTransaction({ userId: null }, async (uow) => emitAny(uow, room), { db: direct() })
    for (let n = 0; n < count; n++) await act()
    shared[bell] = ours
  }
  cut()
  await expect.poll(() => live.live.isReady(), { timeout: 15_000 }).toBe(false)
  await writeElsewhere(3)
  const late = live.client(cookie)
  const error = await heard<Error & { data?: { code: string } }>(late, 'connect_error')
  expect(error.data?.code).toBe('unavailable')
  // It comes back for so long that the heads are read, and goes again before the events are.
  await asOwner().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE events IN ACCESS EXCLUSIVE MODE`
    wire.heal()
    await someoneWaits()
    cut()
  })
  expect(seen.events).toEqual([])
  await writeElsewhere(2)
  wire.heal()
  await seen.reach(5)
  expect(seen.seqs()).toEqual([1, 2, 3, 4, 5].map((n) => at.seq + n))
  expect(await readEventsAfter(room, at.epoch, at.seq, 10)).toHaveLength(5)
  await expect.poll(() => live.live.isReady(), { timeout: 15_000 }).toBe(true)
  late.connect()
  await heard(late, 'connect')
  await live.close()
})
