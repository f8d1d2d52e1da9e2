import { beforeEach, describe, expect, it } from 'vitest'
import { feedRoom, leagueRoom, type Room } from '@/lib/contracts/rooms'
import type { TypingSignal } from '@/lib/contracts/socket'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn } from '@/lib/testing/factories/connections'
import { makePerson, type TestPerson } from '@/lib/testing/factories/live'
import { listen, startLive, subscribe, type TestLive, type TestSocket } from '@/lib/testing/live-server'
import { secondTab, settled, useTwoPeople } from '@/lib/testing/two-people'

useTestDatabase()

const scene = useTwoPeople()
let live: TestLive
let league: string
let ann: TestPerson
let ben: TestPerson
let direct: Room
let channel: Room
beforeEach(() => {
  ;({ live, league, ann, ben, direct, channel } = scene)
})

describe('typing', () => {
  const typings = (socket: TestSocket, room = channel) => listen<TypingSignal>(socket, 'chat_typing', room)
  const say = (socket: TestSocket, typing: boolean, room = channel) =>
    socket.emitWithAck('typing', { room, typing })

  it('is told to the others in the room: not to the same tab, nor to another of the same person', async () => {
    const [tab, other, bens] = [live.client(ann.cookie), await secondTab(live, ann), live.client(ben.cookie)]
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
    live = scene.live = await startLive({ limits: { typingBurst: 3, typingPerSecond: 0 } })
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
    ['he is put out', () => void scene.removeBen()],
  ])('is over when %s', async (_what, act, typingMs = 600_000) => {
    await live.close()
    live = scene.live = await startLive({ limits: { signalsMs: 10, typingMs } })
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
    const [tab, other, bens] = [live.client(ann.cookie), await secondTab(live, ann), live.client(ben.cookie)]
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
