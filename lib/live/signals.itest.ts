import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chatRoom, feedRoom, leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import type { PresenceSignal, TypingSignal } from '@/lib/contracts/socket'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn } from '@/lib/testing/factories/connections'
import {
  addMember,
  makeChat,
  makeLeague,
  makePerson,
  makeSession,
  type TestPerson,
} from '@/lib/testing/factories/live'
import { startLive, subscribe, type TestLive, type TestSocket } from '@/lib/testing/live-server'

useTestDatabase()

let live: TestLive
let league: string
let ann: TestPerson
let ben: TestPerson
let benMember: string
let direct: Room
let channel: Room
beforeEach(async () => {
  live = await startLive({
    limits: { signalsMs: 10, presenceGraceMs: 100, presencePerPersonMs: 0, typingMs: 600_000 },
  })
  league = await makeLeague()
  ann = await makePerson('Ann')
  ben = await makePerson('Ben')
  await addMember(league, ann.userId)
  benMember = await addMember(league, ben.userId)
  direct = chatRoom(await makeChat({ people: [ann.userId, ben.userId] }))
  channel = chatRoom(await makeChat({ leagueId: league }))
})
afterEach(() => live.close())

const secondTab = async ({ userId }: TestPerson) => live.client((await makeSession(userId)).cookie)
const settled = (socket: TestSocket) => socket.emitWithAck('ping_at', { at: 1 })
/** All signals of one kind that a socket hears of a room; `next` resolves with the first that fits. */
function listen<T extends { room: Room }>(
  socket: TestSocket,
  name: 'chat_typing' | 'presence_update',
  room: Room,
) {
  const signals: T[] = []
  const waiting: { fits: (signal: T) => boolean; done: (signal: T) => void }[] = []
  ;(socket as { on(name: string, listener: (signal: T) => void): unknown }).on(name, (signal) => {
    if (signal.room !== room) return
    signals.push(signal)
    for (const each of waiting) if (each.fits(signal)) each.done(signal)
  })
  const next = (fits: (signal: T) => boolean) =>
    new Promise<T>((done) => {
      const there = signals.find(fits)
      if (there) done(there)
      else waiting.push({ fits, done })
    })
  return { signals, next }
}
const removeBen = () =>
  inTransaction({ userId: null }, async ({ tx, emit }) => {
    await tx.member.delete({ where: { id: benMember } })
    const member = { id: benMember, userId: ben.userId, name: 'Ben', role: 'manager' as const, teamId: null }
    emit([leagueRoom(league), userRoom(ben.userId)], 'member_update', {
      leagueId: league,
      member,
      removed: true,
    })
  })

describe('typing', () => {
  const typings = (socket: TestSocket, room = channel) => listen<TypingSignal>(socket, 'chat_typing', room)
  const say = (socket: TestSocket, typing: boolean, room = channel) =>
    socket.emitWithAck('typing', { room, typing })

  it('is told to the others in the room: not to the same tab, nor to another of the same person', async () => {
    const [tab, other, bens] = [live.client(ann.cookie), await secondTab(ann), live.client(ben.cookie)]
    const [own, ownOther, theirs] = [tab, other, bens].map((socket) => typings(socket))
    for (const socket of [tab, other, bens]) await subscribe(socket, channel)
    expect(await say(tab, true)).toEqual({ ok: true })
    await theirs?.next(({ typing }) => typing)
    await say(tab, false)
    await theirs?.next(({ typing }) => !typing)
    expect(theirs?.signals).toEqual([
      { room: channel, userId: ann.userId, typing: true },
      { room: channel, userId: ann.userId, typing: false },
    ])
    for (const socket of [tab, other]) await settled(socket)
    expect([own?.signals, ownOther?.signals]).toEqual([[], []])
  })

  it('is refused to whoever is not in the room, and where nobody chats', async () => {
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const theirs = typings(bens)
    await subscribe(bens, channel)
    expect(await say(tab, true)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    for (const room of [leagueRoom(league), feedRoom(league)]) {
      expect(await subscribe(tab, room)).toMatchObject({ ok: true })
      expect(await say(tab, true, room)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    }
    const stranger = live.client((await makePerson()).cookie)
    await subscribe(stranger, channel)
    expect(await say(stranger, true)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    await settled(bens)
    expect(theirs.signals).toEqual([])
  })

  it('passes the same on once, however often it is said', async () => {
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const theirs = typings(bens)
    for (const socket of [tab, bens]) await subscribe(socket, channel)
    for (let n = 0; n < 20; n++) await say(tab, true)
    await say(tab, false)
    await say(tab, false)
    await theirs.next(({ typing }) => !typing)
    await settled(bens)
    expect(theirs.signals.map(({ typing }) => typing)).toEqual([true, false])
  })

  it('is passed on only so often', async () => {
    await live.close()
    live = await startLive({ limits: { typingBurst: 3, typingPerSecond: 0 } })
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const theirs = typings(bens)
    for (const socket of [tab, bens]) await subscribe(socket, channel)
    for (let n = 0; n < 10; n++) {
      expect(await say(tab, true)).toEqual({ ok: true })
      await say(tab, false)
    }
    await settled(bens)
    expect(theirs.signals.map(({ typing }) => typing)).toEqual([true, false, true, false, true, false])
  })

  it.each([
    ['time passes', () => {}, 50],
    [
      'he leaves the room',
      (socket: TestSocket) => void socket.emit('unsubscribe', { room: channel }, () => {}),
    ],
    ['he goes', (socket: TestSocket) => void socket.disconnect()],
    ['he is put out', () => void removeBen()],
  ])('is over when %s', async (_what, act, typingMs = 600_000) => {
    await live.close()
    live = await startLive({ limits: { signalsMs: 10, typingMs } })
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const hers = typings(tab)
    for (const socket of [tab, bens]) await subscribe(socket, channel)
    await say(bens, true)
    await hers.next(({ typing }) => typing)
    act(bens)
    expect(await hers.next(({ typing }) => !typing)).toEqual({
      room: channel,
      userId: ben.userId,
      typing: false,
    })
  })

  it('goes on while another of his tabs types', async () => {
    const [tab, other, bens] = [live.client(ann.cookie), await secondTab(ann), live.client(ben.cookie)]
    const theirs = typings(bens)
    for (const socket of [tab, other, bens]) await subscribe(socket, channel)
    await say(tab, true)
    await say(other, true)
    await say(tab, false)
    await settled(bens)
    expect(theirs.signals.every(({ typing }) => typing)).toBe(true)
    await say(other, false)
    await theirs.next(({ typing }) => !typing)
  })

  it('is told to nobody where nobody else is', async () => {
    const [tab, stranger] = [live.client(ann.cookie), live.client((await makePerson()).cookie)]
    const theirs = typings(stranger)
    await settled(stranger)
    await subscribe(tab, channel)
    await say(tab, true)
    await tab.emitWithAck('unsubscribe', { room: channel })
    await settled(stranger)
    expect(theirs.signals).toEqual([])
  })

  it('of someone blocked is heard no more', async () => {
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const hers = typings(tab, direct)
    for (const socket of [tab, bens]) await subscribe(socket, direct)
    await actOn(ann.userId, ben.userId, 'block')
    expect(await say(bens, true, direct)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    await settled(tab)
    expect(hers.signals).toEqual([])
  })
})

describe('presence', () => {
  const presences = (socket: TestSocket, room: Room) =>
    listen<PresenceSignal>(socket, 'presence_update', room)
  const are =
    (...people: TestPerson[]) =>
    ({ userIds }: PresenceSignal) =>
      [...userIds].sort().join() ===
      people
        .map(({ userId }) => userId)
        .sort()
        .join()

  it('in a league is who has its room open: told on joining and when it changes', async () => {
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const hers = presences(tab, leagueRoom(league))
    await subscribe(tab, leagueRoom(league))
    await hers.next(are(ann))
    const his = presences(bens, leagueRoom(league))
    await subscribe(bens, leagueRoom(league))
    await Promise.all([hers.next(are(ann, ben)), his.next(are(ann, ben))])
    bens.disconnect()
    hers.signals.length = 0
    await hers.next(are(ann))
    // What he was told first had them both.
    expect(his.signals[0] && are(ann, ben)(his.signals[0])).toBe(true)
  })

  it('counts a person once and as long as one of his tabs is there', async () => {
    const [tab, bens, second] = [live.client(ann.cookie), live.client(ben.cookie), await secondTab(ben)]
    const hers = presences(tab, leagueRoom(league))
    for (const socket of [tab, bens, second]) await subscribe(socket, leagueRoom(league))
    await hers.next(are(ann, ben))
    bens.disconnect()
    const carl = await makePerson('Carl')
    await addMember(league, carl.userId)
    const carls = live.client(carl.cookie)
    await subscribe(carls, leagueRoom(league))
    await hers.next(are(ann, ben, carl))
    hers.signals.length = 0
    second.disconnect()
    await hers.next(are(ann, carl))
  })

  it('does not notice a page that is read anew', async () => {
    await live.close()
    live = await startLive({ limits: { signalsMs: 10, presenceGraceMs: 600_000 } })
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const hers = presences(tab, leagueRoom(league))
    for (const socket of [tab, bens]) await subscribe(socket, leagueRoom(league))
    await hers.next(are(ann, ben))
    const told = hers.signals.length
    bens.disconnect()
    while (live.live.stats().sockets > 1) await new Promise(setImmediate)
    await subscribe(live.client(ben.cookie), leagueRoom(league))
    const carl = await makePerson('Carl')
    await addMember(league, carl.userId)
    await subscribe(live.client(carl.cookie), leagueRoom(league))
    await hers.next(({ userIds }) => userIds.length === 3)
    expect(hers.signals.slice(told).every(({ userIds }) => userIds.includes(ben.userId))).toBe(true)
  })

  it('drops whoever is removed at once, and tells him nothing more', async () => {
    await live.close()
    // Neither the next batch nor the end of a grace would come within this test.
    live = await startLive({ limits: { signalsMs: 600_000, presenceGraceMs: 600_000 } })
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const [hers, his] = [presences(tab, leagueRoom(league)), presences(bens, leagueRoom(league))]
    await subscribe(bens, leagueRoom(league))
    await subscribe(tab, leagueRoom(league))
    await hers.next(are(ann, ben))
    const told = his.signals.length
    await removeBen()
    await hers.next(are(ann))
    await settled(bens)
    expect(his.signals).toHaveLength(told)
  })

  it('in a direct chat is who of the two has any tab open', async () => {
    const tab = live.client(ann.cookie)
    const hers = presences(tab, direct)
    await subscribe(tab, direct)
    await hers.next(are(ann))
    const bens = live.client(ben.cookie)
    await hers.next(are(ann, ben))
    hers.signals.length = 0
    bens.disconnect()
    await hers.next(are(ann))
  })

  it('is not told in rooms that have none, and not to whom the room is closed', async () => {
    const [tab, stranger] = [live.client(ann.cookie), live.client((await makePerson()).cookie)]
    const rooms = [channel, feedRoom(league), userRoom(ann.userId)]
    const heardOf = rooms.map((room) => presences(tab, room))
    for (const room of rooms) await subscribe(tab, room)
    const theirs = [leagueRoom(league), direct].map((room) => presences(stranger, room))
    for (const room of [leagueRoom(league), direct]) await subscribe(stranger, room)
    const hers = presences(tab, leagueRoom(league))
    await subscribe(tab, leagueRoom(league))
    await subscribe(live.client(ben.cookie), leagueRoom(league))
    await hers.next(are(ann, ben))
    await settled(stranger)
    expect([...heardOf, ...theirs].flatMap(({ signals }) => signals)).toEqual([])
  })

  it('of a blocked person is told no more to either', async () => {
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const [hers, his] = [presences(tab, direct), presences(bens, direct)]
    for (const socket of [tab, bens]) await subscribe(socket, direct)
    await Promise.all([hers.next(are(ann, ben)), his.next(are(ann, ben))])
    await actOn(ben.userId, ann.userId, 'block')
    const told = hers.signals.length
    // His going would be told after its grace, to whoever were still in the room; a league's room shows when it is over.
    const inLeague = presences(tab, leagueRoom(league))
    await subscribe(tab, leagueRoom(league))
    await subscribe(bens, leagueRoom(league))
    await inLeague.next(are(ann, ben))
    inLeague.signals.length = 0
    bens.disconnect()
    await inLeague.next(are(ann))
    expect(hers.signals).toHaveLength(told)
  })
})
