import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chatRoom, leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { pairOf } from '@/lib/server/people/access'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn, makeConnected } from '@/lib/testing/factories/connections'
import {
  addMember,
  commitAny,
  makeChat,
  makeLeague,
  makePerson,
  type TestPerson,
} from '@/lib/testing/factories/live'
import { holdAnswer } from '@/lib/testing/held-answer'
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
let ann: TestPerson
let ben: TestPerson
let benMember: string
let room: Room
beforeEach(async () => {
  live = await startLive()
  league = await makeLeague()
  ann = await makePerson('Ann')
  ben = await makePerson('Ben')
  await addMember(league, ann.userId)
  benMember = await addMember(league, ben.userId)
  room = chatRoom(await makeChat({ people: [ann.userId, ben.userId] }))
})
afterEach(() => live.close())

const nobody = { userId: null }
const revocations = (socket: TestSocket) => {
  const rooms: Room[] = []
  socket.on('revoked', (message) => rooms.push(message.room))
  return rooms
}
const removeBen = (tell: Room[]) =>
  inTransaction(nobody, async ({ tx, emit }) => {
    await tx.member.delete({ where: { id: benMember } })
    const member = { id: benMember, userId: ben.userId, name: 'Ben', role: 'manager' as const, teamId: null }
    emit(tell, 'member_update', { leagueId: league, member, removed: true })
  })
/** A round trip later all that was going to come has come. */
const settled = (socket: TestSocket) => socket.emitWithAck('ping_at', { at: 1 })

/** Both in the chat, and what each is told there. */
async function bothIn() {
  const sockets = [live.client(ann.cookie), live.client(ben.cookie)] as const
  const seen = sockets.map((socket) => record(socket, room))
  for (const socket of sockets) expect(await subscribe(socket, room)).toMatchObject({ ok: true })
  return { sockets, seen, revoked: sockets.map(revocations) }
}

describe('a direct chat’s room', () => {
  it('is for the two, in the words of a room that does not exist for all others', async () => {
    const { seen } = await bothIn()
    await commitAny(room)
    await Promise.all(seen.map((each) => each.reach(1)))
    const owner = await makePerson('Olive')
    await addMember(league, owner.userId, 'owner')
    const socket = live.client(owner.cookie)
    const missing = await subscribe(socket, chatRoom(newId()))
    expect(missing).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await subscribe(socket, room)).toEqual(missing)
    expect(live.live.stats().watchedRooms).toBe(4)
  })

  it.each(['ann', 'ben'] as const)(
    'promise 6: puts out both at once when %s blocks the other',
    async (blocker) => {
      const { sockets, seen, revoked } = await bothIn()
      const [me, other] = blocker === 'ann' ? [ann, ben] : [ben, ann]
      await actOn(me.userId, other.userId, 'block')
      // Told before either client has noticed: neither hears it.
      await commitAny(room)
      for (const socket of sockets) await settled(socket)
      expect(revoked).toEqual([[room], [room]])
      expect(seen.flatMap(({ events }) => events)).toEqual([])
      for (const socket of sockets) {
        expect(await subscribe(socket, room, [0, 0])).toMatchObject({ error: { code: 'not_found' } })
      }
      await actOn(me.userId, other.userId, 'unblock')
      for (const socket of sockets) expect(await subscribe(socket, room)).toMatchObject({ ok: true })
    },
  )

  it('promise 6: lets nobody in whose block comes while his right is being read', async () => {
    const socket = live.client(ann.cookie)
    await subscribe(socket, leagueRoom(league))
    const { read, letGo } = holdAnswer('LEFT JOIN connections')
    const way = subscribe(socket, room)
    await read
    // By now he has been found not to be blocked.
    await inTransaction(nobody, async ({ tx, emit }) => {
      const blocked = { ...pairOf(ann.userId, ben.userId), lowBlocks: true, highBlocks: true }
      await tx.connection.create({ data: blocked })
      const person = { userId: ben.userId, name: 'Ben' }
      emit(userRoom(ann.userId), 'connection_update', {
        connection: { person, state: 'none', since: null, version: 1 },
      })
    })
    letGo()
    expect(await way).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })

  it('puts out both when the one is blocked whose sockets are elsewhere', async () => {
    const socket = live.client(ann.cookie)
    const [seen, revoked] = [record(socket, room), heard(socket, 'revoked')]
    await subscribe(socket, room)
    // The event in Ann's own room comes first in the chat's way only by luck: Ben's must do as well.
    await inTransaction(nobody, async ({ tx, emit }) => {
      await tx.member.delete({ where: { id: benMember } })
      const connection = { person: { userId: ann.userId, name: 'Ann' }, state: 'none' as const }
      emit(userRoom(ben.userId), 'connection_update', {
        connection: { ...connection, since: null, version: 1 },
      })
    })
    await commitAny(room)
    expect(await revoked).toEqual({ room })
    await settled(socket)
    expect(seen.events).toEqual([])
  })

  it('puts out both when one leaves the only league that they share', async () => {
    const { sockets, seen, revoked } = await bothIn()
    await removeBen([leagueRoom(league), userRoom(ben.userId)])
    await commitAny(room)
    for (const socket of sockets) await settled(socket)
    expect(revoked).toEqual([[room], [room]])
    expect(seen.flatMap(({ events }) => events)).toEqual([])
    for (const socket of sockets) {
      expect(await subscribe(socket, room)).toMatchObject({ error: { code: 'not_found' } })
    }
  })

  it('lets both back in where they may still talk', async () => {
    await makeConnected(ann.userId, ben.userId)
    const { sockets, revoked } = await bothIn()
    await removeBen([userRoom(ben.userId)])
    for (const socket of sockets) await settled(socket)
    expect(revoked).toEqual([[room], [room]])
    for (const socket of sockets) expect(await subscribe(socket, room)).toMatchObject({ ok: true })
  })

  it('does not notice that they ask for a connection, and come to have one', async () => {
    const { sockets, revoked, seen } = await bothIn()
    await actOn(ann.userId, ben.userId, 'request')
    await actOn(ben.userId, ann.userId, 'accept')
    await commitAny(room)
    await Promise.all(seen.map((each) => each.reach(1)))
    for (const socket of sockets) await settled(socket)
    expect(revoked).toEqual([[], []])
  })

  it('leaves the chats of others alone', async () => {
    const carl = await makePerson('Carl')
    await addMember(league, carl.userId)
    const other = chatRoom(await makeChat({ people: [ann.userId, carl.userId] }))
    const socket = live.client(ann.cookie)
    const [revoked, seen] = [revocations(socket), record(socket, other)]
    for (const each of [room, other, leagueRoom(league)]) await subscribe(socket, each)
    await actOn(ben.userId, ann.userId, 'block')
    await commitAny(other)
    await seen.reach(1)
    expect(revoked).toEqual([room])
  })

  it('is found closed by the sweep when no event told', async () => {
    await live.close()
    live = await startLive({ limits: { sweepMs: 50 } })
    const { sockets } = await bothIn()
    const carl = await makePerson('Carl')
    await addMember(league, carl.userId)
    const other = chatRoom(await makeChat({ people: [ann.userId, carl.userId] }))
    await subscribe(sockets[0], other)
    const revoked = Promise.all(sockets.map((socket) => heard(socket, 'revoked')))
    await database().member.delete({ where: { id: benMember } })
    expect(await revoked).toEqual([{ room }, { room }])
    expect(await subscribe(sockets[0], leagueRoom(league))).toMatchObject({ ok: true })
    expect([...(await live.live.io.fetchSockets())].length).toBe(2)
  })
})

describe('a league’s channel', () => {
  it('promise 6: is for members, and closed to whoever is removed', async () => {
    const channel = chatRoom(await makeChat({ leagueId: league }))
    const stranger = live.client((await makePerson()).cookie)
    expect(await subscribe(stranger, channel)).toMatchObject({ error: { code: 'not_found' } })
    const sockets = [live.client(ann.cookie), live.client(ben.cookie)] as const
    const seen = sockets.map((socket) => record(socket, channel))
    for (const socket of sockets) expect(await subscribe(socket, channel)).toMatchObject({ ok: true })
    await removeBen([leagueRoom(league)])
    await commitAny(channel)
    await seen[0]?.reach(1)
    await settled(sockets[1])
    expect(seen[1]?.events).toEqual([])
    expect(await subscribe(sockets[1], channel, [0, 0])).toMatchObject({ error: { code: 'not_found' } })
  })
})
