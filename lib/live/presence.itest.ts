import { beforeEach, describe, expect, it } from 'vitest'
import { feedRoom, leagueRoom, type Room, userRoom } from '@/lib/contracts/rooms'
import type { PresenceSignal } from '@/lib/contracts/socket'
import { useTestDatabase } from '@/lib/testing/database'
import { actOn } from '@/lib/testing/factories/connections'
import { addMember, makePerson, type TestPerson } from '@/lib/testing/factories/live'
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
    const [tab, bens, second] = [live.client(ann.cookie), live.client(ben.cookie), await secondTab(live, ben)]
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
    live = scene.live = await startLive({ limits: { signalsMs: 10, presenceGraceMs: 600_000 } })
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
    live = scene.live = await startLive({ limits: { signalsMs: 600_000, presenceGraceMs: 600_000 } })
    const [tab, bens] = [live.client(ann.cookie), live.client(ben.cookie)]
    const [hers, his] = [presences(tab, leagueRoom(league)), presences(bens, leagueRoom(league))]
    await subscribe(bens, leagueRoom(league))
    await subscribe(tab, leagueRoom(league))
    await hers.next(are(ann, ben))
    const told = his.signals.length
    await scene.removeBen()
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
