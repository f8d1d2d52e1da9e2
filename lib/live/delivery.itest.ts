import { randomBytes, randomInt } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leagueRoom, ownRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import { createDatabase, database } from '@/lib/platform/database/client'
import { readEventsAfter } from '@/lib/server/events/data'
import { ringDoorbell } from '@/lib/server/events/doorbell'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import {
  addMember,
  commitAny,
  makeLeague,
  makePerson,
  makeTeam,
  type TestPerson,
} from '@/lib/testing/factories/live'
import { heard, record, startLive, subscribe, type TestLive } from '@/lib/testing/live-server'

useTestDatabase()

let live: TestLive
let league: string
let ann: TestPerson
let room: Room
beforeEach(async () => {
  live = await startLive()
  league = await makeLeague()
  ann = await makePerson()
  await addMember(league, ann.userId)
  room = leagueRoom(league)
})
afterEach(() => live.close())

const nobody = { userId: null }
const write = (count = 1, rooms: Room[] = [room]) => commitAny(rooms, count)
/** Commits as another process would: nobody here is rung. */
async function writeMuted(count = 1) {
  const shared = globalThis as { [slot: symbol]: unknown }
  const slot = Symbol.for('gavel.doorbell')
  const bell = shared[slot]
  shared[slot] = undefined
  await write(count)
  shared[slot] = bell
}
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => n + first)

describe('delivery', () => {
  it('promise 2: tells a room’s events contiguous, in order and once, while many write and tabs come and go', async () => {
    const [writers, each] = [6, 15]
    const total = writers * each
    const constant = record(live.client(ann.cookie), room)
    const writing = Promise.all(
      Array.from({ length: writers }, async () => {
        for (let n = 0; n < each; n++) await write(1, [room, teamRoom(league)])
      }),
    )
    const tabs = upTo(5).map(async () => {
      const socket = live.client(ann.cookie)
      const seen = record(socket, room)
      let position: [number, number] = [0, 0]
      const got: number[] = []
      for (let visit = 0; visit < 6; visit++) {
        const before = seen.events.length
        const answer = await subscribe(socket, room, position)
        if (!answer.ok) throw new Error(answer.error.code)
        expect(answer.mode).toBe('replay')
        got.push(...answer.events.map((event) => event.seq))
        await seen.reach(before + randomInt(0, 6)).catch(() => {})
        await socket.emitWithAck('unsubscribe', { room })
        const live = seen.events.slice(before)
        got.push(...live.map((event) => event.seq))
        position = [answer.epoch, got.at(-1) ?? 0]
        if (position[1] === 0) position = [0, 0]
        if (position[1] >= total - 10) break
      }
      expect(got).toEqual(upTo(got.length))
    })
    await Promise.all(tabs)
    await writing
    expect(constant.events).toEqual([])
  })

  it('promise 2: tells bursts in order and once over WebSocket, long-polling and while one becomes the other, among answers', async () => {
    const ways = [['websocket'], ['polling'], ['polling', 'websocket']]
    const sockets = ways.map((transports) => live.client(ann.cookie, { transports }))
    const seen = sockets.map((socket) => record(socket, room))
    await Promise.all(sockets.map((socket) => subscribe(socket, room)))
    for (let burst = 0; burst < 10; burst++) {
      for (const socket of sockets) socket.emit('ping_at', { at: burst }, () => {})
      await Promise.all([write(8), write(8, [room, teamRoom(league)])])
    }
    for (const each of seen) {
      await each.reach(160)
      expect(each.seqs()).toEqual(upTo(160))
    }
  })

  it('promise 2: joins on to a replay without a hole under constant writing', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    const writing = (async () => {
      for (let n = 0; n < 60; n++) await write()
    })()
    const answer = await subscribe(socket, room, [0, 0])
    if (!answer.ok) throw new Error(answer.error.code)
    await writing
    await seen.reach(60 - answer.seq)
    expect([...answer.events.map((event) => event.seq), ...seen.seqs()]).toEqual(upTo(60))
  })

  it('promise 2: replays no more than the room has been told: the rest comes live', async () => {
    await live.close()
    // Nothing but the ring of the last write tells this node of those that were muted.
    live = await startLive({ limits: { pollHeadsMs: 3_600_000 } })
    await write(5)
    await subscribe(live.client(ann.cookie), room)
    await writeMuted(3)
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    const epoch = Number((await database().roomHead.findFirstOrThrow({ where: { room } })).epoch)
    const answer = await subscribe(socket, room, [epoch, 2])
    expect(answer.ok && answer.events.map(({ seq }) => seq)).toEqual(upTo(5, 3))
    await write()
    await seen.reach(4)
    expect(seen.seqs()).toEqual(upTo(9, 6))
  })

  it('promise 8: asks for a room that it is in, again and again, and holds it once', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    for (let n = 0; n < 3; n++) expect(await subscribe(socket, room)).toMatchObject({ ok: true })
    await write()
    await seen.reach(1)
    await socket.emitWithAck('unsubscribe', { room })
    await write()
    await subscribe(socket, room)
    expect(seen.seqs()).toEqual([1])
    await socket.emitWithAck('unsubscribe', { room })
    // His own, which is joined unasked.
    expect(live.live.stats().watchedRooms).toBe(1)
  })

  it('promise 4: heals a lost ring by reading the heads', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    await subscribe(socket, room)
    await writeMuted(3)
    await seen.reach(3)
    await writeMuted(2)
    await write()
    await seen.reach(6)
    expect(seen.seqs()).toEqual(upTo(6))
  })

  it('promise 2: minds neither the order nor the repetition of rings', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    await subscribe(socket, room)
    await writeMuted(3)
    const epoch = Number((await database().roomHead.findFirstOrThrow({ where: { room } })).epoch)
    const events = await readEventsAfter(room, epoch, 0, 10)
    ringDoorbell(events.slice(2))
    await seen.reach(3)
    ringDoorbell(events)
    ringDoorbell(events.slice(0, 1))
    await write()
    await seen.reach(4)
    expect(seen.seqs()).toEqual(upTo(4))
  })

  it('promise 4: answers a resume with all of it, or reset', async () => {
    await write(500)
    const [head] = await database().roomHead.findMany({ where: { room } })
    const epoch = Number(head?.epoch)
    const socket = live.client(ann.cookie)
    const whole = await subscribe(socket, room, [epoch, 0])
    expect(whole.ok && whole.events.map((event) => event.seq)).toEqual(upTo(500))
    await write()
    expect(await subscribe(socket, room, [epoch, 0])).toMatchObject({ mode: 'reset', seq: 501, events: [] })
    expect(await subscribe(socket, room, [epoch + 1, 3])).toMatchObject({ mode: 'reset', seq: 501 })
    expect(await subscribe(socket, room, [epoch, 700])).toMatchObject({ mode: 'reset', seq: 501 })
    expect(await subscribe(socket, room)).toMatchObject({ mode: 'reset', seq: 501 })
    expect(await subscribe(socket, room, [epoch, 501])).toMatchObject({ mode: 'replay', events: [] })
  })

  it('promise 8: answers reset rather than send more bytes at once than a slow reader is allowed', async () => {
    const team = await makeTeam(league)
    const writeSquads = (count: number) =>
      inTransaction(nobody, async ({ emit }) => {
        const entry = { playerId: team, name: randomBytes(5_000).toString('hex'), shortName: 'x' }
        const rest = { position: 'GK', club: '', price: '1', currencyId: team }
        const entries = [{ ...entry, ...rest, acquiredAt: '2026-01-01T00:00:00Z' }]
        const because = { kind: 'award' as const, roundId: team, playerIds: [] }
        for (let n = 0; n < count; n++) {
          emit(teamRoom(team), 'squad_update', {
            squad: { teamId: team, version: n, entries, extra: [] },
            because,
          })
        }
      })
    await writeSquads(110)
    const room = teamRoom(team)
    const epoch = Number((await database().roomHead.findFirstOrThrow({ where: { room } })).epoch)
    // Nor does one read of the database load them all; reading on gets there.
    const first = await readEventsAfter(room, epoch, 0, 500)
    expect(first.length).toBeGreaterThan(90)
    expect(first.length).toBeLessThan(110)
    expect((await readEventsAfter(room, epoch, first.length, 500)).at(-1)?.seq).toBe(110)
    expect(await readEventsAfter(room, epoch, 0, 500, 1)).toHaveLength(1)
    const socket = live.client(ann.cookie)
    const resume = (seq: number) => subscribe(socket, room, [epoch, seq])
    const reset = { ok: true, mode: 'reset', epoch, events: [] }
    expect(await resume(0)).toEqual({ ...reset, seq: 110 })
    expect(await resume(80)).toEqual({ ...reset, seq: 110 })
    const some = await resume(90)
    expect(some.ok && some.events.map(({ seq }) => seq)).toEqual(upTo(110, 91))
    // From memory, which holds twice as much at the most, no more than from the database.
    const seen = record(socket, room)
    await writeSquads(28)
    await seen.reach(28)
    const other = live.client(ann.cookie)
    expect(await subscribe(other, room, [epoch, 111])).toEqual({ ...reset, seq: 138 })
    expect(await subscribe(other, room, [epoch, 128])).toMatchObject({ mode: 'replay', seq: 138 })
  })

  it('promise 8: counts what already waits for a reader: replays of several rooms together do not make him a slow one', async () => {
    await write(20)
    const epoch = Number((await database().roomHead.findFirstOrThrow({ where: { room } })).epoch)
    const socket = live.client(ann.cookie)
    expect(await subscribe(socket, room, [epoch, 0])).toMatchObject({ mode: 'replay', seq: 20 })
    const [{ conn }] = [...live.live.io.of('/').sockets.values()] as unknown as [
      { conn: { transport: { socket: object } } },
    ]
    Object.defineProperty(conn.transport.socket, 'bufferedAmount', { value: 499_000 })
    expect(await subscribe(socket, room, [epoch, 0])).toMatchObject({ mode: 'reset', seq: 20 })
    expect(await subscribe(socket, room, [epoch, 18])).toMatchObject({ mode: 'replay', seq: 20 })
  })

  it('promise 4: answers reset when what is missing has been pruned', async () => {
    await write(10)
    await database().event.deleteMany({ where: { room, seq: { lte: 4 } } })
    const epoch = Number((await database().roomHead.findFirstOrThrow({ where: { room } })).epoch)
    const socket = live.client(ann.cookie)
    expect(await subscribe(socket, room, [epoch, 2])).toMatchObject({ mode: 'reset', seq: 10, events: [] })
    expect(await subscribe(socket, room, [epoch, 4])).toMatchObject({ mode: 'replay', seq: 10 })
  })

  it('promise 6: shows each viewer what he may see, and the others its number', async () => {
    const [team, ben] = [await makeTeam(league), await makePerson('Ben')]
    await addMember(league, ben.userId, 'manager', team)
    const [own, other] = [live.client(ben.cookie), live.client(ann.cookie)]
    const [ownSeen, otherSeen] = [record(own, teamRoom(team)), record(other, teamRoom(team))]
    const [heldSeen, strayed] = [record(own, ownRoom(team)), record(other, ownRoom(team))]
    await Promise.all([subscribe(own, teamRoom(team)), subscribe(other, teamRoom(team))])
    expect(await subscribe(own, ownRoom(team))).toMatchObject({ ok: true })
    expect(await subscribe(other, ownRoom(team))).toMatchObject({ error: { code: 'not_found' } })
    const wallet = {
      id: team,
      leagueId: league,
      teamId: team,
      currencyId: team,
      total: '9',
      available: '4',
      held: '5',
      postings: 1,
      frozen: false,
      freezes: 0,
      version: 2,
    }
    await inTransaction(nobody, async ({ emit }) => {
      const [hold, income] = [
        { kind: 'hold' as const, reason: 'bid' },
        { kind: 'income' as const, reason: 'x' },
      ]
      emit(ownRoom(team), 'wallet_update', { wallet, because: { ...hold, amount: '0' } }, 2)
      // Even where it does not belong, it is a number without a fact.
      emit(teamRoom(team), 'wallet_update', { wallet, because: { ...hold, amount: '0' } }, 2)
      emit(teamRoom(team), 'wallet_update', { wallet, because: { ...income, amount: '1' } }, 2)
    })
    await Promise.all([heldSeen.reach(1), ownSeen.reach(2), otherSeen.reach(2)])
    expect(heldSeen.events[0]).toMatchObject({ seq: 1, data: { wallet: { held: '5', version: 2 } } })
    expect(ownSeen.events[1]).toMatchObject({ seq: 2, version: 2, data: { wallet: { held: '5' } } })
    expect(Object.keys(otherSeen.events[0] ?? {}).sort()).toEqual(['epoch', 'room', 'seq'])
    expect(otherSeen.events[1]).toMatchObject({
      seq: 2,
      version: 1,
      data: { wallet: { total: '9', held: null, available: null, version: 1 } },
    })
    expect(strayed.events).toEqual([])
    // Told again he is shown the same.
    const again = await subscribe(other, teamRoom(team), [otherSeen.events[0]?.epoch ?? 0, 0])
    expect(again.ok && again.events).toEqual(otherSeen.events)
  })

  it('promise 4: tells heads, so that a silent loss is found', async () => {
    await live.close()
    live = await startLive({ limits: { tellHeadsMs: 50 } })
    const socket = live.client(ann.cookie)
    await subscribe(socket, room)
    await write(2)
    let told: Record<string, [number, number]> = {}
    while (told[room]?.[1] !== 2) told = await heard(socket, 'heads')
    expect(told[room]).toEqual([expect.any(Number), 2])
  })

  it('promise 4: goes on when the numbering is taken up elsewhere, and says so', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    await write(2)
    await subscribe(socket, room)
    const told = heard<Record<string, unknown>>(socket, 'heads')
    const epoch = Date.now() + 1_000
    await database().roomHead.update({ where: { room }, data: { epoch, seq: 40 } })
    expect(await told).toEqual({ [room]: [epoch, 40] })
    await write()
    await seen.reach(1)
    expect(seen.events[0]).toMatchObject({ epoch, seq: 41 })
  })

  it('promise 7: is ready from the moment it has started, and not while the database is away, with nobody in any room', async () => {
    expect(live.live.isReady()).toBe(true)
    const slot = Symbol.for('gavel.database')
    const shared = globalThis as { [slot: symbol]: unknown }
    const ours = shared[slot]
    const nowhere = createDatabase('postgresql://nobody@127.0.0.1:1/none')
    shared[slot] = nowhere
    try {
      await expect.poll(() => live.live.isReady(), { timeout: 15_000 }).toBe(false)
    } finally {
      shared[slot] = ours
      await nowhere.$disconnect()
    }
    await expect.poll(() => live.live.isReady(), { timeout: 15_000 }).toBe(true)
  })

  it('promise 10: closes its sockets on stop in a way that they come back by themselves', async () => {
    const socket = live.client(ann.cookie)
    await heard(socket, 'connect')
    const reason = heard(socket, 'disconnect')
    await live.live.stop()
    expect(await reason).toBe('transport close')
    expect(live.live.isReady()).toBe(false)
  })
})
