import { afterEach, beforeEach, expect, it } from 'vitest'
import { POST as postConnection } from '@/app/api/people/[userId]/connection/route'
import type { ConnectionAct } from '@/lib/contracts/endpoints'
import { leagueRoom, userRoom } from '@/lib/contracts/rooms'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { notify } from '@/lib/server/notifications/commands/notify'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, emitAny, makeLeague, makePerson, type TestPerson } from '@/lib/testing/factories/live'
import { record, startLive, subscribe, type TestLive } from '@/lib/testing/live-server'

useTestDatabase()

let live: TestLive
let league: string
let [ann, ben, cat] = [] as unknown as [TestPerson, TestPerson, TestPerson]
beforeEach(async () => {
  live = await startLive()
  league = await makeLeague()
  ;[ann, ben, cat] = [await makePerson('Ann'), await makePerson('Ben'), await makePerson('Cat')]
  for (const { userId } of [ann, ben, cat]) await addMember(league, userId)
})
afterEach(() => live.close())

const act = async (who: TestPerson, whom: TestPerson, what: ConnectionAct) => {
  const request = { cookie: who.cookie, params: { userId: whom.userId }, body: { act: what } }
  expect((await callRoute(postConnection, request)).status).toBe(200)
}
/** A tab of someone in his own room and the league's, and what it hears in each. */
async function tab(person: TestPerson) {
  const socket = live.client(person.cookie)
  const own = record(socket, userRoom(person.userId))
  const league_ = record(socket, leagueRoom(league))
  await subscribe(socket, userRoom(person.userId))
  await subscribe(socket, leagueRoom(league))
  return { socket, own, league: league_ }
}
const heard = ({ own }: Awaited<ReturnType<typeof tab>>) =>
  own.events.map((event) => {
    if (!('type' in event)) return 'hidden'
    return event.type === 'connection_update' ? event.data.connection.state : event.type
  })

it('what is between two people is told to each as he may know it, and to nobody else', async () => {
  const tabs = [await tab(ann), await tab(ben), await tab(cat)] as const
  const [anns, bens, cats] = tabs
  await act(ann, ben, 'request')
  await act(ben, ann, 'accept')
  await act(ann, ben, 'remove')
  // Ben sees no change in this; what he hears after it has the very next number.
  await act(ann, ben, 'block')
  await act(ann, ben, 'unblock')
  await inTransaction({ userId: null }, async (uow) => {
    for (const { userId } of [ann, ben, cat]) emitAny(uow, userRoom(userId))
    emitAny(uow, leagueRoom(league))
  })
  await Promise.all(tabs.map((each) => each.league.reach(1)))
  await Promise.all([anns.own.reach(7), bens.own.reach(5), cats.own.reach(1)])
  expect(heard(anns)).toEqual([
    'outgoing',
    'notification',
    'connected',
    'none',
    'blocked',
    'none',
    'notification',
  ])
  expect(heard(bens)).toEqual(['notification', 'incoming', 'connected', 'none', 'notification'])
  expect(bens.own.seqs()).toEqual([1, 2, 3, 4, 5])
  expect(heard(cats)).toEqual(['notification'])
  expect([anns, bens, cats].map((each) => each.league.events.length)).toEqual([1, 1, 1])
})

it('an inbox is its owner’s alone', async () => {
  const cats = await tab(cat)
  expect(await subscribe(cats.socket, userRoom(ann.userId), [0, 0])).toMatchObject({
    ok: false,
    error: { code: 'not_found' },
  })
  const strayed = record(cats.socket, userRoom(ann.userId))
  const anns = [await tab(ann), await tab(ann)]
  await inTransaction({ userId: null }, (uow) =>
    notify(uow, [
      { userId: ann.userId, kind: 'chat_reply', leagueId: null, text: 'For Ann', href: '/inbox' },
      { userId: cat.userId, kind: 'chat_reply', leagueId: null, text: 'For Cat', href: '/inbox' },
    ]),
  )
  await Promise.all([...anns, cats].map(({ own }) => own.reach(1)))
  for (const { own } of anns) {
    expect(own.events).toMatchObject([{ data: { notification: { text: 'For Ann' }, unread: 1 } }])
  }
  expect(strayed.events).toEqual([])
})
