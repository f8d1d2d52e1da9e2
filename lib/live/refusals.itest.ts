import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import {
  deskRoom,
  leagueRoom,
  ownRoom,
  type Room,
  roundRoom,
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
  makeSession,
  makeTeam,
  type TestPerson,
} from '@/lib/testing/factories/live'
import {
  heard,
  record,
  startLive,
  subscribe,
  type TestLive,
  type TestSocket,
} from '@/lib/testing/live-server'

useTestDatabase()

let live: TestLive
let league: string
let team: string
let ann: TestPerson
let memberId: string
beforeEach(async () => {
  live = await startLive()
  ;({ league, team, manager: ann, memberId } = await makeManager())
})
afterEach(() => live.close())

const nobody = { userId: null }
const say = (socket: TestSocket, ...words: unknown[]) =>
  (socket as unknown as { emitWithAck: (...words: unknown[]) => Promise<unknown> }).emitWithAck(
    ...(words as [unknown]),
  )
const refusedCode = async (socket: TestSocket) =>
  (await heard<Error & { data?: { code: string } }>(socket, 'connect_error')).data?.code

describe('who is let in', () => {
  it('refuses a foreign or missing Origin with a good cookie', async () => {
    for (const origin of ['https://evil.example', 'null', undefined]) {
      const raw = new WebSocket(`${live.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
        headers: { cookie: ann.cookie, ...(origin ? { origin } : {}) },
      })
      const [error] = await once(raw, 'error')
      expect(String(error), String(origin)).toMatch(/response: 40[03]/)
    }
    const polling = (headers: Record<string, string>) =>
      fetch(`${live.origin}/socket.io/?EIO=4&transport=polling`, {
        headers: { cookie: ann.cookie, ...headers },
      })
    expect((await polling({})).status).toBe(403)
    expect((await polling({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await polling({ referer: 'https://evil.example/x' })).status).toBe(403)
    // As a browser asks its own site, where it leaves Origin out.
    expect((await polling({ referer: `${live.origin}/league` })).status).toBe(200)
  })

  it('refuses nobody, a forged cookie and an ended session, saying why', async () => {
    expect(await refusedCode(live.client(null))).toBe('unauthenticated')
    expect(await refusedCode(live.client('gavel.session=abc'))).toBe('unauthenticated')
    await database().session.update({ where: { id: ann.sessionId }, data: { endedAt: new Date() } })
    expect(await refusedCode(live.client(ann.cookie))).toBe('unauthenticated')
  })

  it('lets in over long-polling too', async () => {
    const socket = live.client(ann.cookie, { transports: ['polling'] })
    const seen = record(socket, leagueRoom(league))
    expect(await subscribe(socket, leagueRoom(league))).toMatchObject({ ok: true })
    await commitAny(leagueRoom(league))
    await seen.reach(1)
  })

  it('bounds the sockets of a user and of an address', async () => {
    await live.close()
    live = await startLive({ limits: { socketsPerUser: 2, socketsPerAddress: 3 } })
    const first = live.client(ann.cookie)
    await heard(first, 'connect')
    await heard(live.client(ann.cookie), 'connect')
    expect(await refusedCode(live.client(ann.cookie))).toBe('rate_limited')
    // Each gets in as soon as the server has noticed who left.
    const [ben, carl, again] = [await makePerson(), await makePerson(), ann].map(({ cookie }) => {
      const socket = live.client(cookie, { autoConnect: false })
      return Object.assign(socket, {
        persist: () => socket.on('connect_error', () => socket.connect()).connect(),
      })
    })
    ben?.persist()
    await heard(ben as TestSocket, 'connect')
    carl?.connect()
    expect(String(await heard(carl as TestSocket, 'connect_error'))).toContain('websocket error')
    first.disconnect()
    again?.persist()
    await heard(again as TestSocket, 'connect')
  })
})

describe('rooms', () => {
  it('bounds the rooms of a socket', async () => {
    await live.close()
    // His own counts, which is joined unasked.
    live = await startLive({ limits: { roomsPerSocket: 2 } })
    const socket = live.client(ann.cookie)
    expect(await subscribe(socket, leagueRoom(league))).toMatchObject({ ok: true })
    expect(await subscribe(socket, teamRoom(team))).toMatchObject({ error: { code: 'limit_reached' } })
    await socket.emitWithAck('unsubscribe', { room: leagueRoom(league) })
    expect(await subscribe(socket, teamRoom(team))).toMatchObject({ ok: true })
  })

  it('promise 6: refuses a foreign room in the words of one that does not exist, and delivers nothing of it', async () => {
    const other = await makeLeague()
    const otherTeam = await makeTeam(other)
    const socket = live.client(ann.cookie)
    const rooms = [
      ...[leagueRoom(other), deskRoom(other), teamRoom(otherTeam), ownRoom(otherTeam)],
      userRoom((await makePerson()).userId),
    ]
    const seen = rooms.map((room) => record(socket, room))
    const missing = await subscribe(socket, roundRoom(newId()))
    expect(missing).toMatchObject({ ok: false, error: { code: 'not_found' } })
    for (const room of rooms) expect(await subscribe(socket, room)).toEqual(missing)
    for (const room of rooms) await commitAny(room)
    // A round trip later all that was going to come has come.
    await subscribe(socket, leagueRoom(league))
    expect(seen.flatMap(({ events }) => events)).toEqual([])
  })

  it('promise 6: keeps a team’s own room from all others, the commissioner too, and the desk from who is none', async () => {
    const rival = await makeTeam(league)
    const people: Record<string, [Parameters<typeof addMember>[2], string | null, Room[]]> = {
      manager: ['manager', team, [ownRoom(team)]],
      rival: ['manager', rival, [ownRoom(rival)]],
      spectator: ['spectator', null, []],
      commissioner: ['commissioner', null, [deskRoom(league)]],
      owner: ['owner', rival, [deskRoom(league), ownRoom(rival)]],
    }
    const rooms = [ownRoom(team), ownRoom(rival), deskRoom(league)]
    for (const [name, [role, teamId, his]] of Object.entries(people)) {
      const person = await makePerson(name)
      await addMember(league, person.userId, role, teamId)
      const socket = live.client(person.cookie)
      const missing = await subscribe(socket, ownRoom(newId()))
      expect(missing).toMatchObject({ ok: false, error: { code: 'not_found' } })
      for (const room of rooms) {
        const answer = await subscribe(socket, room)
        if (his.includes(room)) expect(answer, `${name} in ${room}`).toMatchObject({ ok: true })
        else expect(answer, `${name} in ${room}`).toEqual(missing)
      }
    }
  })

  it('promise 6: puts out a removed member at once: told so, nothing more, refused on return', async () => {
    const socket = live.client(ann.cookie)
    const rooms = [leagueRoom(league), teamRoom(team), ownRoom(team)]
    const seen = rooms.map((room) => record(socket, room))
    for (const room of rooms) expect(await subscribe(socket, room)).toMatchObject({ ok: true })
    const revoked: string[] = []
    socket.on('revoked', ({ room }) => revoked.push(room))
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.member.delete({ where: { id: memberId } })
      const member = { id: memberId, userId: ann.userId, name: 'Ann', role: 'manager' as const, teamId: team }
      emit(leagueRoom(league), 'member_update', { leagueId: league, member, removed: true })
    })
    for (const room of rooms) await commitAny(room)
    for (const room of rooms) {
      expect(await subscribe(socket, room, [0, 0])).toMatchObject({ error: { code: 'not_found' } })
    }
    expect(revoked.sort()).toEqual(rooms.sort())
    expect(seen.flatMap(({ events }) => events)).toEqual([])
    expect(live.live.stats().watchedRooms).toBe(1)
  })

  it('promise 6: nothing after revocation, however he comes back', async () => {
    const rooms = [leagueRoom(league), teamRoom(team), ownRoom(team)]
    for (const room of rooms) await commitAny(room)
    const before = live.client(ann.cookie)
    const positions = await Promise.all(rooms.map((room) => subscribe(before, room)))
    before.disconnect()
    const member = { id: memberId, userId: ann.userId, name: 'Ann', teamId: team }
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.member.delete({ where: { id: memberId } })
      const removed = { ...member, role: 'manager' as const }
      emit(leagueRoom(league), 'member_update', { leagueId: league, member: removed, removed: true })
    })
    for (const room of rooms) await commitAny(room)
    const back = live.client(ann.cookie)
    const seen = rooms.map((room) => record(back, room))
    const resume = (n: number) => {
      const at = positions[n]
      return subscribe(back, rooms[n] as Room, at?.ok ? [at.epoch, at.seq] : [0, 0])
    }
    for (const n of rooms.keys()) expect(await resume(n)).toMatchObject({ error: { code: 'not_found' } })
    // Let in again, as less than he was: the rooms of what he was stay closed.
    await addMember(league, ann.userId, 'spectator')
    expect(await resume(0)).toMatchObject({ mode: 'replay' })
    expect(await resume(2)).toMatchObject({ error: { code: 'not_found' } })
    for (const room of rooms) await commitAny(room)
    await seen[0]?.reach(1)
    expect(seen.map(({ events }) => events.length)).toEqual([1, 0, 0])
  })

  it('promise 6: puts out whoever’s role or team changed; he returns as what he is now', async () => {
    const socket = live.client(ann.cookie)
    const seen = record(socket, ownRoom(team))
    const rooms = [teamRoom(team), ownRoom(team)]
    for (const room of rooms) expect(await subscribe(socket, room)).toMatchObject({ ok: true })
    const revoked: string[] = []
    socket.on('revoked', ({ room }) => revoked.push(room))
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.member.update({ where: { id: memberId }, data: { role: 'spectator', teamId: null } })
      const member = {
        id: memberId,
        userId: ann.userId,
        name: 'Ann',
        role: 'spectator' as const,
        teamId: null,
      }
      emit(leagueRoom(league), 'member_update', { leagueId: league, member, removed: false })
    })
    expect(await subscribe(socket, teamRoom(team))).toMatchObject({ ok: true })
    expect(await subscribe(socket, ownRoom(team))).toMatchObject({ error: { code: 'not_found' } })
    expect(revoked.sort()).toEqual(rooms.sort())
    const sheet = {
      roundId: team,
      teamId: team,
      draft: [],
      submitted: [],
      submittedAt: null,
      held: '0',
      version: 1,
    }
    await inTransaction(nobody, async ({ emit }) => void emit(ownRoom(team), 'bid_sheet_update', { sheet }))
    // A round trip later all that was going to come has come.
    await subscribe(socket, teamRoom(team))
    expect(seen.events).toEqual([])
  })

  it('promise 6: closes the sockets of an ended session and no others', async () => {
    const phone = await makeSession(ann.userId)
    const [here, there] = [live.client(ann.cookie), live.client(phone.cookie)]
    await Promise.all([heard(here, 'connect'), heard(there, 'connect')])
    const closed = heard(here, 'disconnect')
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.session.update({ where: { id: ann.sessionId }, data: { endedAt: new Date() } })
      // That one was opened puts nobody out.
      emit(userRoom(ann.userId), 'session_update', { sessionId: phone.sessionId, ended: false })
      emit(userRoom(ann.userId), 'session_update', { sessionId: ann.sessionId, ended: true })
    })
    expect(await closed).toBe('io server disconnect')
    expect(await subscribe(there, leagueRoom(league))).toMatchObject({ ok: true })
  })

  it('promise 6: finds by its sweep what no event told', async () => {
    await live.close()
    live = await startLive({ limits: { sweepMs: 50 } })
    const socket = live.client(ann.cookie)
    await subscribe(socket, leagueRoom(league))
    const revoked = heard(socket, 'revoked')
    await database().member.delete({ where: { id: memberId } })
    expect(await revoked).toEqual({ room: leagueRoom(league) })
    const closed = heard(socket, 'disconnect')
    await database().session.delete({ where: { id: ann.sessionId } })
    expect(await closed).toBe('io server disconnect')
  })
})

describe('what a tab may say', () => {
  it('disconnects who goes on saying what is refused', async () => {
    await live.close()
    live = await startLive({ limits: { refusalBurst: 3, refusalsPerSecond: 0.001 } })
    const socket = live.client(ann.cookie)
    const closed = heard(socket, 'disconnect')
    for (let n = 0; n < 3; n++) {
      expect(await say(socket, 'wallet_update', {})).toMatchObject({ error: { code: 'forbidden' } })
    }
    void say(socket, 'wallet_update', {})
    expect(await closed).toBe('io server disconnect')
  })

  it('limits a user whatever the number of his sockets, and leaves others alone', async () => {
    await live.close()
    live = await startLive({ limits: { userMessageBurst: 20, userMessagesPerSecond: 0.001 } })
    const ben = await makePerson()
    const tabs = [live.client(ann.cookie), live.client((await makeSession(ann.userId)).cookie)]
    const answers = await Promise.all(
      tabs.flatMap((tab) => Array.from({ length: 15 }, (_, n) => say(tab, 'ping_at', { at: n }))),
    )
    const refused = answers.filter((answer) => !(answer as { serverNow?: number }).serverNow)
    expect(refused).toHaveLength(10)
    for (const answer of refused) expect(answer).toMatchObject({ error: { code: 'rate_limited' } })
    expect(await say(live.client(ben.cookie), 'ping_at', { at: 1 })).toMatchObject({ at: 1 })
  })

  it('limits how often an address may come', async () => {
    await live.close()
    live = await startLive({ limits: { handshakeBurst: 3, handshakesPerSecond: 0.001 } })
    for (let n = 0; n < 3; n++) {
      const socket = live.client(ann.cookie)
      await heard(socket, 'connect')
      socket.disconnect()
    }
    expect(String(await heard(live.client(ann.cookie), 'connect_error'))).toContain('websocket error')
  })

  it('limits an IPv6 network as one address, and an IPv4 address however it is written', async () => {
    await live.close()
    const limits = { handshakeBurst: 2, handshakesPerSecond: 0.001 }
    live = await startLive({ trustedProxies: 1, limits })
    const comesFrom = async (address: string) => {
      const extraHeaders = { 'x-forwarded-for': address }
      const socket = live.client(ann.cookie, { extraHeaders: { origin: live.origin, ...extraHeaders } })
      return Promise.race([
        heard(socket, 'connect').then(() => 'in'),
        heard(socket, 'connect_error').then(() => 'out'),
      ])
    }
    const networks = [
      ['2001:db8:0:1::1', '2001:db8:0:1:ffff::2', '2001:db8:0:1:1:2:3:4', '2001:db8:0:2::1'],
      ['203.0.113.7', '::ffff:203.0.113.7', '203.0.113.7:4711', '203.0.113.8'],
    ]
    for (const addresses of networks) {
      const answers: string[] = []
      for (const address of addresses) answers.push(await comesFrom(address))
      expect(answers, addresses[0]).toEqual(['in', 'in', 'out', 'in'])
    }
  })
})
