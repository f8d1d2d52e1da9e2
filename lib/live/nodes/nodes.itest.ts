import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatRoom, leagueRoom, teamRoom, userRoom } from '@/lib/contracts/rooms'
import type { PresenceSignal, TypingSignal } from '@/lib/contracts/socket'
import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import {
  addMember,
  commitAny,
  makeChat,
  makeLeague,
  makePerson,
  makeSession,
  makeTeam,
  type TestPerson,
} from '@/lib/testing/factories/live'
import { type FaultProxy, startFaultProxy } from '@/lib/testing/fault-proxy'
import { heard, listen, record, startLive, subscribe, type TestLive } from '@/lib/testing/live-server'
import { type OtherNode, startOtherNode } from '@/lib/testing/other-node'
import { redisProgram, startTestRedis, type TestRedis } from '@/lib/testing/redis'
import type { LiveLimits } from '../limits'

const db = useTestDatabase()
const nobody = { userId: null }
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)
/** Two processes and a Redis come and go. */
const PATIENT = 60_000
/** Nothing but what is tested would bring it in this time. */
const NEVER = 3_600_000

const wires = redisProgram() ? ['NOTIFY', 'Redis'] : ['NOTIFY']
it.skipIf(redisProgram())('Redis: skipped, for there is no redis-server on this machine', () => {})

describe.each(wires)('two nodes that speak by %s', (wire) => {
  let redis: TestRedis | null = null
  /** Between the nodes and Redis. */
  let proxy: FaultProxy | null = null
  let here: TestLive
  let there: OtherNode
  let league: string
  let ann: TestPerson
  let ben: TestPerson
  let benMember: string
  const log: string[] = []

  const limits = {
    ...{
      pollHeadsMs: NEVER,
      sweepMs: NEVER,
      tellHeadsMs: NEVER,
      signalsMs: 20,
      nodeBeatMs: 200,
      nodeTtlMs: 4_000,
    },
    ...{ lineSilentMs: 1_500, lineRetryMs: 100, presenceGraceMs: 200 },
  }
  const nodes = () => ({
    databaseUrl: db().url,
    secret: process.env.GAVEL_SECRET as string,
    ...(proxy ? { redisUrl: `redis://localhost:${proxy.port}` } : {}),
  })
  async function startHere(others: Partial<LiveLimits> = {}) {
    const logged = { write: (line: string) => void log.push(JSON.parse(line).msg) }
    const logger = pino({ level: 'info' }, logged)
    here = await startLive({ limits: { ...limits, ...others }, nodes: nodes(), logger })
    await until(() => here.live.stats().otherNodes === 1)
    // Until its end is heard of, the one that stood here before counts, too.
    await until(async () => (await there.stats()).otherNodes === 1)
  }

  beforeAll(async () => {
    if (wire === 'Redis') {
      redis = await startTestRedis()
      proxy = await startFaultProxy(redis.url)
    }
    there = await startOtherNode({ limits, nodes: nodes() })
    await startHere()
    league = await makeLeague()
    ;[ann, ben] = [await makePerson('Ann'), await makePerson('Ben')]
    await addMember(league, ann.userId)
    benMember = await addMember(league, ben.userId)
  }, PATIENT)
  afterAll(async () => {
    await here?.close()
    await there?.stop()
    await proxy?.close()
    redis?.thaw()
    await redis?.kill()
  })

  it('promise 2: what is committed on one reaches the sockets of both, in order, each once', async () => {
    const room = leagueRoom(league)
    const [hers, his] = [here.client(ann.cookie), there.client(ben.cookie)]
    const seen = [record(hers, room), record(his, room)]
    for (const socket of [hers, his]) await subscribe(socket, room)
    const writing = there.write(room, 20)
    for (let n = 0; n < 20; n++) await commitAny(room)
    await writing
    for (const each of seen) {
      await each.reach(40)
      expect(each.seqs()).toEqual(upTo(40))
    }
  })

  it('what is too large for a message is heard of, and read', async () => {
    const team = await makeTeam(league)
    const room = teamRoom(team)
    const his = there.client(ben.cookie)
    const seen = record(his, room)
    await subscribe(his, room)
    const entry = { playerId: team, name: 'x'.repeat(200_000), shortName: 'x', position: 'GK', club: '' }
    const entries = [{ ...entry, price: '1', currencyId: team, acquiredAt: '2026-01-01T00:00:00Z' }]
    await inTransaction(nobody, async ({ emit }) => {
      const because = { kind: 'award' as const, roundId: team, playerIds: [] }
      emit(room, 'squad_update', { squad: { teamId: team, version: 1, entries, extra: [] }, because })
    })
    await seen.reach(1)
    expect(seen.events[0]).toMatchObject({ seq: 1, data: { squad: { entries } } })
  })

  it('people and who types are known on both, wherever they are', async () => {
    const chat = chatRoom(await makeChat({ leagueId: league }))
    const [hers, his] = [here.client(ann.cookie), there.client(ben.cookie)]
    const online = listen<PresenceSignal>(hers, 'presence_update', leagueRoom(league))
    const both = ({ userIds }: PresenceSignal) =>
      [ann, ben].every(({ userId }) => userIds.includes(userId)) && userIds.length === 2
    await subscribe(hers, leagueRoom(league))
    await subscribe(his, leagueRoom(league))
    await online.next(both)
    const typing = listen<TypingSignal>(hers, 'chat_typing', chat)
    for (const socket of [hers, his]) await subscribe(socket, chat)
    for (const types of [true, false]) {
      await his.emitWithAck('typing', { room: chat, typing: types })
      expect(await typing.next((signal) => signal.typing === types)).toMatchObject({ userId: ben.userId })
    }
  })

  it('promise 6: who loses his rights on one is put out of the other', async () => {
    const phone = await makeSession(ben.userId)
    const [his, hisPhone] = [there.client(ben.cookie), there.client(phone.cookie)]
    for (const socket of [his, hisPhone]) await subscribe(socket, leagueRoom(league))
    const closed = heard(hisPhone, 'disconnect')
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.session.update({ where: { id: phone.sessionId }, data: { endedAt: new Date() } })
      emit(userRoom(ben.userId), 'session_update', { sessionId: phone.sessionId, ended: true })
    })
    expect(await closed).toBe('io server disconnect')
    const seen = record(his, leagueRoom(league))
    const revoked = heard(his, 'revoked')
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.member.delete({ where: { id: benMember } })
      const member = {
        id: benMember,
        userId: ben.userId,
        name: 'Ben',
        role: 'manager' as const,
        teamId: null,
      }
      emit(leagueRoom(league), 'member_update', { leagueId: league, member, removed: true })
    })
    expect(await revoked).toEqual({ room: leagueRoom(league) })
    await commitAny(leagueRoom(league))
    expect(await subscribe(his, leagueRoom(league))).toMatchObject({ error: { code: 'not_found' } })
    expect(seen.events).toEqual([])
  })

  if (wire === 'Redis')
    it('promise 7: a Redis that is slow delays; what was committed while it was away is looked for when it is back', {
      timeout: PATIENT,
    }, async () => {
      const room = leagueRoom(league)
      const start = Number((await database().roomHead.findUnique({ where: { room } }))?.seq ?? 0)
      const carl = await makePerson('Carl')
      await addMember(league, carl.userId)
      const his = there.client(carl.cookie)
      const seen = record(his, room)
      await subscribe(his, room)
      // Only by Redis does that node hear of what is written here.
      proxy?.set({ delayMs: 150, sliceBytes: 200 })
      for (let n = 0; n < 10; n++) await commitAny(room)
      await seen.reach(10)
      proxy?.heal()
      await redis?.kill()
      for (let n = 0; n < 10; n++) await commitAny(room)
      await redis?.start()
      await seen.reach(20)
      expect(seen.seqs()).toEqual(upTo(start + 20).slice(start))
    })

  it('promise 7: without the wire nothing is lost or told twice; it comes back by itself, with a line in the log for each', {
    timeout: PATIENT,
  }, async () => {
    await here.close()
    // This one reads heads, as nodes do; what the other misses it finds by the next that it hears of.
    await startHere({ pollHeadsMs: 200 })
    const room = leagueRoom(league)
    const start = Number((await database().roomHead.findUnique({ where: { room } }))?.seq ?? 0)
    const carl = await makePerson('Carl')
    await addMember(league, carl.userId)
    const sockets = [here.client(ann.cookie), there.client(carl.cookie)]
    const [hers, his] = sockets.map((socket) => record(socket, room))
    for (const socket of sockets) await subscribe(socket, room)
    let written = 0
    const writeBoth = async () => {
      const writing = there.write(room, 5)
      for (let n = 0; n < 5; n++) await commitAny(room)
      await writing
      written += 10
    }
    const reached = async (seen = hers) => {
      await seen?.reach(written)
      expect(seen?.seqs()).toEqual(upTo(start + written).slice(start))
    }
    const outages: [() => unknown, () => unknown][] = redis
      ? [
          [() => redis?.kill(), () => redis?.start()],
          [() => redis?.freeze(), () => redis?.thaw()],
        ]
      : [[() => endNotifyConnections(), () => {}]]
    const lines = (kind: RegExp) => log.filter((line) => kind.test(line)).length
    for (const [breakIt, mendIt] of outages) {
      log.length = 0
      await breakIt()
      await writeBoth()
      await reached()
      await until(() => lines(/does not carry/) === 1)
      await mendIt()
      await until(() => lines(/carries again/) === 1)
      await until(async () => (await there.stats()).otherNodes === 1)
      await writeBoth()
      await reached()
      await reached(his)
      expect(lines(/does not carry/)).toBe(1)
    }
  })

  // However they speak.
  if (wire === 'NOTIFY')
    it('the people of a node that dies fade', { timeout: PATIENT }, async () => {
      const dora = await makePerson('Dora')
      await addMember(league, dora.userId)
      const [hers, doras] = [here.client(ann.cookie), there.client(dora.cookie)]
      const online = listen<PresenceSignal>(hers, 'presence_update', leagueRoom(league))
      await subscribe(hers, leagueRoom(league))
      await subscribe(doras, leagueRoom(league))
      await online.next(({ userIds }) => userIds.includes(dora.userId))
      online.signals.length = 0
      await there.stop('SIGKILL')
      await online.next(({ userIds }) => !userIds.includes(dora.userId))
      expect(here.live.stats().otherNodes).toBe(0)
    })
})

async function until(is: () => boolean | Promise<boolean>) {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** As a restart of PostgreSQL's connection pool, or a firewall, would. */
const endNotifyConnections = () =>
  asOwner().$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'gavel nodes' AND datname = current_database()`
