import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, type Room, type RoomPosition } from '@/lib/contracts/rooms'
import { database, type Queryable } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { beginAnew, withAsOf } from '@/lib/server/events/data'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, emitAny, makeLeague, makePerson } from '@/lib/testing/factories/live'
import { startLive, subscribe, type TestLive } from '@/lib/testing/live-server'

useTestDatabase()

/**
 * A standby that lacked the last commits has taken over, or a backup was put back, while two nodes ran on: numbers that were told are
 * given a second time, to other facts.
 */
let nodes: TestLive[]
let room: Room
/** What a socket on each node is told in the room: facts, and where it stands. */
let told: [epoch: number, seq: number][][]
beforeEach(async () => {
  const limits = { pollHeadsMs: 50, tellHeadsMs: 100 }
  nodes = [await startLive({ limits }), await startLive({ limits })]
  const league = await makeLeague()
  room = leagueRoom(league)
  const ann = await makePerson()
  await addMember(league, ann.userId)
  await write()
  told = []
  for (const node of nodes) {
    const socket = node.client(ann.cookie)
    await subscribe(socket, room)
    const heard: (typeof told)[number] = []
    told.push(heard)
    socket.on('players_update', ({ epoch, seq }: LiveEvent) => heard.push([epoch, seq]))
    socket.on('heads', ({ [room]: head }) => head && heard.push(head))
  }
  await write(4)
  await everyoneIsTold()
})
afterEach(() => Promise.all(nodes.map((node) => node.close())))

const write = (count = 1, before = async (_uow: UnitOfWork) => {}) =>
  inTransaction({ userId: null }, async (uow) => {
    await before(uow)
    for (let n = 0; n < count; n++) emitAny(uow, room)
  })
async function setBack(to: number, where = room, db: Queryable = database()) {
  await db.event.deleteMany({ where: { room: where, seq: { gt: to } } })
  await db.roomHead.update({ where: { room: where }, data: { seq: to } })
}
async function head() {
  const { epoch, seq } = await database().roomHead.findUniqueOrThrow({ where: { room } })
  return [Number(epoch), Number(seq)] as RoomPosition
}
/** Each socket was told last where the room stands. */
const everyoneIsTold = () =>
  vi.waitFor(async () => {
    const at = await head()
    for (const heard of told) expect(heard.at(-1)).toEqual(at)
  }, 8_000)
const epochs = () => [...new Set(told.flat().map(([epoch]) => epoch))]

it('promise 4: what is committed after the database was set back is heard by whoever is in the room, in one new numbering', async () => {
  await setBack(3)
  await write()
  await everyoneIsTold()
  expect(epochs()).toHaveLength(2)
  await write()
  await everyoneIsTold()
  expect(epochs()).toHaveLength(2)
})

it('promise 4: so is what was given a lost number before anyone noticed', async () => {
  await write(1, ({ tx }) => setBack(4, room, tx))
  await vi.waitFor(() => expect(epochs()).toHaveLength(2), 8_000)
  await everyoneIsTold()
})

it('promise 4: a room of which the database knows nothing any more begins anew', async () => {
  await database().event.deleteMany({ where: { room } })
  await database().roomHead.delete({ where: { room } })
  await vi.waitFor(() => expect(epochs()).toHaveLength(2), 8_000)
  await write()
  await everyoneIsTold()
})

it('promise 4: nodes that notice it at the same moment begin one numbering', async () => {
  const at = await head()
  const begun = await Promise.all([beginAnew([[room, at]]), beginAnew([[room, at]])])
  expect(begun.flat()).toEqual([[room, await head()]])
  await everyoneIsTold()
})

it('promise 4: what was kept of the lost commits is forgotten, in rooms that nobody is in, too', async () => {
  const other = leagueRoom(newId())
  const read = () =>
    withAsOf(
      [other],
      async () => ({
        count: await database().event.count({ where: { room: other } }),
      }),
      { as: 'count' },
    )
  await inTransaction({ userId: null }, async (uow) => {
    for (let n = 0; n < 5; n++) emitAny(uow, other)
  })
  expect(await read()).toMatchObject({ count: 5 })
  await setBack(3, other)
  await setBack(3)
  await vi.waitFor(() => expect(epochs()).toHaveLength(2), 8_000)
  expect(await read()).toMatchObject({ count: 3 })
})
