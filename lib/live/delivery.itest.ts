import { randomInt } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leagueRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { readEventsAfter } from '@/lib/server/events/data'
import { ringDoorbell } from '@/lib/server/events/doorbell'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, makeLeague, makePerson, makeTeam, type TestPerson } from '@/lib/testing/factories/live'
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
let version = 0
const write = (count = 1, rooms: Room[] = [room]) =>
  inTransaction(nobody, async ({ emit }) => {
    for (let n = 0; n < count; n++) {
      emit(rooms, 'players_update', { leagueId: league, version: ++version, playerCount: 1 })
    }
  })
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
  it('tells a room’s events contiguous, in order and once, while many write and tabs come and go', async () => {
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

  it('joins on to a replay without a hole under constant writing', async () => {
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

  it('heals a lost ring by reading the heads', async () => {
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

  it('minds neither the order nor the repetition of rings', async () => {
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

  it('answers a resume with all of it, or reset', async () => {
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

  it('answers reset when what is missing has been pruned', async () => {
    await write(10)
    await database().event.deleteMany({ where: { room, seq: { lte: 4 } } })
    const epoch = Number((await database().roomHead.findFirstOrThrow({ where: { room } })).epoch)
    const socket = live.client(ann.cookie)
    expect(await subscribe(socket, room, [epoch, 2])).toMatchObject({ mode: 'reset', seq: 10, events: [] })
    expect(await subscribe(socket, room, [epoch, 4])).toMatchObject({ mode: 'replay', seq: 10 })
  })

  it('shows each viewer what he may see, and the others its number', async () => {
    const [team, ben] = [await makeTeam(league), await makePerson('Ben')]
    await addMember(league, ben.userId, 'manager', team)
    const [own, other] = [live.client(ben.cookie), live.client(ann.cookie)]
    const [ownSeen, otherSeen] = [record(own, teamRoom(team)), record(other, teamRoom(team))]
    await Promise.all([subscribe(own, teamRoom(team)), subscribe(other, teamRoom(team))])
    const wallet = {
      id: team,
      leagueId: league,
      teamId: team,
      currencyId: team,
      total: '9',
      available: '4',
      held: '5',
      postings: 1,
      version: 2,
    }
    await inTransaction(nobody, async ({ emit }) => {
      emit(teamRoom(team), 'wallet_update', { wallet, because: { kind: 'hold', reason: 'bid', amount: '0' } })
      emit(teamRoom(team), 'wallet_update', { wallet, because: { kind: 'income', reason: 'x', amount: '1' } })
    })
    await Promise.all([ownSeen.reach(2), otherSeen.reach(2)])
    expect(ownSeen.events[0]).toMatchObject({ seq: 1, data: { wallet: { held: '5' } } })
    expect(Object.keys(otherSeen.events[0] ?? {}).sort()).toEqual(['epoch', 'room', 'seq'])
    expect(otherSeen.events[1]).toMatchObject({
      seq: 2,
      data: { wallet: { total: '9', held: null, available: null } },
    })
  })

  it('tells heads, so that a silent loss is found', async () => {
    await live.close()
    live = await startLive({ limits: { tellHeadsMs: 50 } })
    const socket = live.client(ann.cookie)
    await subscribe(socket, room)
    await write(2)
    let told: Record<string, [number, number]> = {}
    while (told[room]?.[1] !== 2) told = await heard(socket, 'heads')
    expect(told[room]).toEqual([expect.any(Number), 2])
  })

  it('goes on when the numbering is taken up elsewhere, and says so', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, room)
    await write(2)
    await subscribe(socket, room)
    const told = heard<Record<string, unknown>>(socket, 'heads')
    await database().roomHead.update({ where: { room }, data: { epoch: 5, seq: 40 } })
    expect(await told).toEqual({ [room]: [5, 40] })
    await write()
    await seen.reach(1)
    expect(seen.events[0]).toMatchObject({ epoch: 5, seq: 41 })
  })

  it('closes its sockets on stop in a way that they come back by themselves', async () => {
    const socket = live.client(ann.cookie)
    await heard(socket, 'connect')
    const reason = heard(socket, 'disconnect')
    await live.live.stop()
    expect(await reason).toBe('transport close')
    expect(live.live.isReady()).toBe(false)
  })
})
