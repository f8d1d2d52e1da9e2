import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  deskRoom,
  leagueRoom,
  ownRoom,
  type Room,
  roomKinds,
  teamRoom,
  userRoom,
} from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import {
  addMember,
  commitAny,
  makeLeague,
  makeManager,
  makePerson,
  makeTeam,
  type TestPerson,
} from '@/lib/testing/factories/live'
import { record, startLive, subscribe, type TestLive } from '@/lib/testing/live-server'
import { openRaw, type RawSocket, type Transport } from '@/lib/testing/raw-socket'
import type { LiveLimits } from './limits'

useTestDatabase()

let live: TestLive
let league: string
let team: string
let ann: TestPerson
let memberId: string
const raws: RawSocket[] = []
beforeEach(async () => {
  live = await startLive()
  ;({ league, team, manager: ann, memberId } = await makeManager())
})
afterEach(async () => {
  for (const raw of raws.splice(0)) raw.end()
  await live.close()
})

const nobody = { userId: null }
const event = (name: unknown, ...rest: unknown[]) => JSON.stringify([name, ...rest])
async function withLimits(limits: Partial<LiveLimits>) {
  await live.close()
  live = await startLive({ limits })
}
/** Until the server has let go of everyone. */
const empty = async () => {
  while (live.live.stats().users > 0 || live.live.stats().watchedRooms > 0) await new Promise(setImmediate)
}

describe.each(['websocket', 'polling'] as const)('by %s', (transport: Transport) => {
  const open = async (headers: Record<string, string> = {}, options = {}) => {
    const raw = await openRaw(live.origin, transport, { cookie: ann.cookie, ...headers }, options)
    raws.push(raw)
    return raw
  }
  /** @returns the acknowledgement, as JSON */
  let asked = 0
  const say = async (raw: RawSocket, name: unknown, ...rest: unknown[]): Promise<unknown> => {
    const id = ++asked
    raw.send(`42${id}${event(name, ...rest)}`)
    return JSON.parse((await raw.next(`43${id}[`)).slice(`43${id}`.length))[0]
  }

  it('a foreign Origin with a good cookie → refused', async () => {
    const headers: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }]
    for (const each of headers) await expect(open(each), each.origin).rejects.toThrow(/response: 40[03]/)
    expect(live.live.stats()).toMatchObject({ sockets: 0, users: 0 })
  })

  it('subscribe to another’s room → error acknowledgement, nothing delivered', async () => {
    const other = await makeLeague()
    const rooms = [leagueRoom(other), deskRoom(league), ownRoom(await makeTeam(league)), userRoom(newId())]
    const raw = await open()
    for (const room of rooms) {
      expect(await say(raw, 'subscribe', { room, epoch: 0, seq: 0 }), room).toMatchObject({
        error: { code: 'not_found' },
      })
      await commitAny(room)
    }
    expect(await say(raw, 'subscribe', { room: leagueRoom(league) })).toMatchObject({ ok: true })
    for (const room of rooms) expect(raw.heard.filter((packet) => packet.includes(room))).toEqual([])
  })

  it('emitting `wallet_update` or `compliance_alert`, or any name but ours → refused', async () => {
    const [raw, ben] = [await open(), await makePerson()]
    await addMember(league, ben.userId)
    const other = live.client(ben.cookie)
    const seen = record(other, leagueRoom(league))
    await subscribe(other, leagueRoom(league))
    const fact = { room: leagueRoom(league), epoch: 1, seq: 1, data: {} }
    for (const name of ['wallet_update', 'compliance_alert', 'heads', 'hidden', 'revoked', '']) {
      expect(await say(raw, name, fact), name).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
    // Names that every object has.
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 0, 1e300]) {
      expect(await say(raw, name, fact), `${name}`).toMatchObject({ error: { code: 'forbidden' } })
    }
    // Those that Socket.IO keeps for itself do not even come so far.
    raw.send(`42${event('disconnect')}`)
    await raw.closed
    await commitAny(leagueRoom(league))
    await seen.reach(1)
    expect(seen.events).toHaveLength(1)
  })

  it('a message of another shape → refused, and without an acknowledgement nothing is done', async () => {
    const raw = await open()
    const room = leagueRoom(league)
    const sayText = (text: string) => {
      const id = ++asked
      raw.send(`42${id}${text}`)
      return raw.next(`43${id}[`)
    }
    for (const message of [
      `{"room":"${room}","__proto__":{"role":"owner"}}`,
      `{"room":"${room}","constructor":1}`,
      `{"room":"${room}\\r\\n"}`,
      `{"room":"${room}\\nleague:${newId()}"}`,
      `{"room":"league:${'a'.repeat(8_000)}"}`,
      `{"room":" ${room}"}`,
      `{"room":"${room.toUpperCase()}"}`,
      `{"room":["${room}"]}`,
      '{"room":{"toString":1}}',
      ...['-1', '9007199254740992', '1e400', '0.5', '"1"', 'null', '[]'].flatMap((number) => [
        `{"room":"${room}","epoch":1,"seq":${number}}`,
        `{"room":"${room}","epoch":${number},"seq":1}`,
      ]),
    ]) {
      expect(await sayText(`["subscribe",${message}]`), message).toContain('"invalid_request"')
    }
    expect(await sayText('["subscribe"]')).toContain('"invalid_request"')
    expect(await sayText(`["subscribe",{"room":"${room}"},{}]`)).toContain('"invalid_request"')
    raw.send(`42${event('subscribe', { room })}`)
    await say(raw, 'ping_at', { at: 1 })
    await commitAny(room)
    await say(raw, 'ping_at', { at: 1 })
    expect(raw.heard.filter((packet) => packet.includes(room))).toEqual([])
    // The largest numbers there are stand for a position like any other that is not ours.
    const most = { epoch: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }
    expect(await say(raw, 'subscribe', { room, ...most })).toMatchObject({ ok: true, mode: 'reset' })
  })

  it('NaN, and what else is no JSON → closed', async () => {
    for (const text of [
      '["subscribe",{"seq":NaN}]',
      '["subscribe",',
      '{}',
      '"subscribe"',
      '{"0":"subscribe"}',
    ]) {
      const raw = await open()
      raw.send(`42${text}`)
      await raw.closed
    }
    await empty()
  })

  it('1,000 messages/s → limited, then disconnected, others unhurt', async () => {
    // However slow this machine is.
    await withLimits({ messagesPerSecond: 1 })
    const [raw, ben] = [await open(), await makePerson()]
    await addMember(league, ben.userId)
    const other = live.client(ben.cookie)
    const seen = record(other, leagueRoom(league))
    await subscribe(other, leagueRoom(league))
    const pings = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `42${from + n}${event('ping_at', { at: n })}`)
    raw.send(...pings(1_000, 150))
    expect(await raw.next('431149[')).toContain('"rate_limited"')
    expect(raw.heard.filter((packet) => packet.includes('serverNow')).length).toBeGreaterThanOrEqual(100)
    for (let sent = 0; sent < 1_000; sent += 250) raw.send(...pings(2_000 + sent, 250))
    await raw.closed
    await commitAny(leagueRoom(league))
    await seen.reach(1)
    expect(await other.emitWithAck('ping_at', { at: 1 })).toMatchObject({ at: 1 })
  })

  it('a flood that asks for no answers → disconnected', async () => {
    const raw = await open()
    for (let sent = 0; sent < 1_000; sent += 250) {
      raw.send(...Array<string>(250).fill(`42${event('ping_at', { at: 1 })}`))
    }
    await raw.closed
    await empty()
  })

  it('a flood below all messages → closed', async () => {
    const raw = await open()
    for (let sent = 0; sent < 1_000; sent += 250) raw.send(...Array<string>(250).fill('3'))
    await raw.closed
    await empty()
  })

  it('too large, or binary → closed', async () => {
    for (const packet of [
      `42${event('subscribe', 'x'.repeat(20_000))}`,
      Buffer.from([1, 2, 3]),
      '451-["subscribe",{"_placeholder":true,"num":0}]',
      '461-1[{"_placeholder":true,"num":0}]',
    ]) {
      const raw = await open()
      raw.send(packet)
      await raw.closed
    }
    await empty()
  })

  it('role taken away in mid-connection → next message refused and rooms left', async () => {
    const raw = await open()
    const rooms = [teamRoom(team), ownRoom(team)]
    for (const room of rooms) expect(await say(raw, 'subscribe', { room })).toMatchObject({ ok: true })
    await inTransaction(nobody, async ({ tx, emit }) => {
      const now = { role: 'spectator' as const, teamId: null }
      await tx.member.update({ where: { id: memberId }, data: now })
      const member = { id: memberId, userId: ann.userId, name: 'Ann', ...now }
      emit(leagueRoom(league), 'member_update', { leagueId: league, member, removed: false })
    })
    for (const room of rooms) expect(await raw.next(`42["revoked",{"room":"${room}"`)).toBeTruthy()
    expect(await say(raw, 'subscribe', { room: ownRoom(team) })).toMatchObject({
      error: { code: 'not_found' },
    })
    await commitAny(ownRoom(team))
    await say(raw, 'ping_at', { at: 1 })
    expect(raw.heard.filter((packet) => packet.includes(`"room":"${ownRoom(team)}","epoch"`))).toEqual([])
  })

  it('a namespace that there is not, a flood of them, and entering a second time → closed', async () => {
    for (const packets of [
      ['40/nowhere,'],
      ['40/__proto__,'],
      Array.from({ length: 500 }, (_, n) => `40/nowhere${n},`),
      ['40'],
      // Out, and in again by the same connection: it would be counted, and watched, once more each time.
      ['41', '40'],
      Array.from({ length: 100 }, () => ['41', '40']).flat(),
    ]) {
      const raw = await open()
      raw.send(...packets)
      await raw.closed
    }
    await empty()
  })

  it('leaving the main namespace, or never entering it → closed, and forgotten', async () => {
    const raw = await open()
    expect(live.live.stats().users).toBe(1)
    raw.send('41')
    await raw.closed
    const idle = await open({}, { enter: false })
    idle.send(`42${event('ping_at', { at: 1 })}`)
    await idle.closed
    await empty()
  })

  it('a flood of subscribing and leaving → ends as it was said last', async () => {
    await withLimits({ messageBurst: 2_000, packetBurst: 2_000, userMessageBurst: 2_000 })
    const raw = await open()
    const room = leagueRoom(league)
    const turn = [`428${event('subscribe', { room })}`, `429${event('unsubscribe', { room })}`]
    for (let sent = 0; sent < 5; sent++) raw.send(...Array<string[]>(50).fill(turn).flat())
    await say(raw, 'ping_at', { at: 1 })
    expect(await say(raw, 'unsubscribe', { room })).toEqual({ ok: true })
    await commitAny(room)
    await say(raw, 'ping_at', { at: 1 })
    expect(raw.heard.filter((packet) => packet.includes(`"room":"${room}","epoch"`))).toEqual([])
    while (live.live.stats().watchedRooms > 1) await new Promise(setImmediate)
    expect(await say(raw, 'subscribe', { room })).toMatchObject({ ok: true })
    await commitAny(room)
    await raw.next(`42["players_update"`)
  })

  it('a huge cookie → refused, or read as any other', async () => {
    await expect(open({ cookie: `x=${'y'.repeat(20_000)}` })).rejects.toThrow(/response: 431|socket hang up/)
    const raw = await open({ cookie: `x=${'y'.repeat(10_000)}; ${ann.cookie}` })
    expect(await say(raw, 'ping_at', { at: 1 })).toMatchObject({ at: 1 })
    const nobody = await open({ cookie: `gavel.session=${'y'.repeat(10_000)}` }, { enter: false })
    nobody.send('40')
    expect(await nobody.next('44')).toContain('unauthenticated')
  })
})

it('10,000 subscriptions to rooms that there are not → each refused, and nothing of them is kept', async () => {
  await withLimits({
    ...{ messagesPerSecond: 1e6, messageBurst: 1e6, userMessagesPerSecond: 1e6, userMessageBurst: 1e6 },
    ...{ packetBurst: 1e6, packetsPerSecond: 1e6 },
  })
  const socket = live.client(ann.cookie)
  const codes = new Set<string>()
  const AT_ONCE = 1_000
  for (let sent = 0; sent < 10_000; sent += AT_ONCE) {
    const rooms = Array.from(
      { length: AT_ONCE },
      (_, n) => `${roomKinds[n % roomKinds.length]}:${newId()}` as Room,
    )
    for (const answer of await Promise.all(rooms.map((room) => subscribe(socket, room)))) {
      codes.add(answer.ok ? 'done' : answer.error.code)
    }
  }
  // Not more at once than a socket may be in.
  expect([...codes].sort()).toEqual(['limit_reached', 'not_found'])
  expect(await subscribe(socket, leagueRoom(league))).toMatchObject({ ok: true })
  expect(live.live.stats().watchedRooms).toBe(2)
})

it('keeps who was removed out of what he resumes', async () => {
  const raw = await openRaw(live.origin, 'websocket', { cookie: ann.cookie })
  raws.push(raw)
  await database().member.delete({ where: { id: memberId } })
  raw.send(`421${event('subscribe', { room: leagueRoom(league), epoch: 1, seq: 0 })}`)
  expect(await raw.next('431[')).toContain('"not_found"')
})
