import { beforeEach, describe, expect, it } from 'vitest'
import { GET as getChats } from '@/app/api/chats/route'
import { GET as getLeagues } from '@/app/api/leagues/route'
import { GET as getNotifications } from '@/app/api/notifications/route'
import { POST as postConnection } from '@/app/api/people/[userId]/connection/route'
import { GET as getPeople } from '@/app/api/people/route'
import type { ConnectionAct } from '@/lib/contracts/endpoints'
import { chatRoom, leagueRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, makeLeague, makeUser, type Person, signInAs } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { mayTalk, pairOf } from './access'

const db = useTestDatabase()

interface Someone extends Person {
  cookie: string
}
let [ann, ben, cat, stranger] = [] as unknown as [Someone, Someone, Someone, Someone]
let leagueId: string

beforeEach(async () => {
  resetLimits()
  const league = await makeLeague({ name: 'Harbour', teams: 0 })
  leagueId = league.leagueId
  const join = async (name: string) => joinLeague(league, { role: 'manager', person: { name } })
  const people = [await join('Ann'), await join('Ben'), await join('Cat'), await makeUser()]
  const signedIn = people.map(async (person) => ({ ...person, ...(await signInAs(person)) }))
  ;[ann, ben, cat, stranger] = (await Promise.all(signedIn)) as unknown as [
    Someone,
    Someone,
    Someone,
    Someone,
  ]
})

const act = (who: Someone, whom: { userId: string }, what: ConnectionAct, key?: string) =>
  callRoute(postConnection, {
    cookie: who.cookie,
    params: { userId: whom.userId },
    body: { act: what },
    ...(key ? { key } : {}),
  })
const acts = async (...steps: [Someone, Someone, ConnectionAct][]) => {
  for (const step of steps) expect((await act(...step)).status).toBe(200)
}
const seen = async (who: Someone, whom: { userId: string }) => {
  const { body } = await callRoute(getPeople, { cookie: who.cookie })
  return body.people.find(({ person }: { person: { userId: string } }) => person.userId === whom.userId)
}
const stateOf = async (who: Someone, whom: Someone) => (await seen(who, whom))?.state
const states = async () => [await stateOf(ann, ben), await stateOf(ben, ann)]
const inbox = async (who: Someone) => (await callRoute(getNotifications, { cookie: who.cookie })).body
const newsOf = async (who: Someone) =>
  (await inbox(who)).notifications.map(({ text }: { text: string }) => text)
const told = (who: Someone) =>
  db().event.findMany({
    where: { room: `user:${who.userId}`, type: 'connection_update' },
    orderBy: { seq: 'asc' },
  })
const leave = (who: Someone) =>
  db().member.delete({ where: { leagueId_userId: { leagueId, userId: who.userId } } })
const openChat = () => {
  const { lowId, highId } = pairOf(ann.userId, ben.userId)
  return db().chat.create({ data: { id: newId(), kind: 'direct', pairKey: `${lowId}/${highId}` } })
}

describe('the people I have to do with', () => {
  it('are those of my leagues, and stay when they leave while there is something between us', async () => {
    const { body } = await callRoute(getPeople, { cookie: ann.cookie })
    expect(body.people.map(({ person }: { person: Person }) => person.name)).toEqual([
      'Ben',
      'Cat',
      'Olive Owner',
    ])
    expect(body.people[0]).toEqual({
      person: { userId: ben.userId, name: 'Ben' },
      state: 'none',
      since: null,
      version: 0,
      leagues: [{ id: leagueId, name: 'Harbour' }],
    })
    expect(Object.keys(body.asOf).sort()).toEqual([`league:${leagueId}`, `user:${ann.userId}`])
    await acts([ann, ben, 'request'], [ann, cat, 'block'])
    await leave(ben)
    await leave(cat)
    expect(await seen(ann, ben)).toMatchObject({ state: 'outgoing', leagues: [] })
    expect(await seen(ann, cat)).toMatchObject({ state: 'blocked', leagues: [] })
    expect(await seen(cat, ann)).toBeUndefined()
    expect((await callRoute(getPeople)).status).toBe(401)
  })
})

describe('a request', () => {
  it('is answered, tells both, and connects', async () => {
    const asked = await act(ann, ben, 'request')
    expect(asked.body.connection).toMatchObject({ person: { name: 'Ben' }, state: 'outgoing', version: 1 })
    expect(await states()).toEqual(['outgoing', 'incoming'])
    expect(await inbox(ben)).toMatchObject({
      unread: 1,
      notifications: [
        { kind: 'connection_request', text: 'Ann would like to connect with you.', href: '/people' },
      ],
    })
    await acts([ben, ann, 'accept'])
    expect(await states()).toEqual(['connected', 'connected'])
    expect(await newsOf(ann)).toEqual(['You and Ben are connected now.'])
    const events = await told(ben)
    expect(events.map(({ data }) => data)).toMatchObject([
      { connection: { person: { userId: ann.userId }, state: 'incoming', version: 1 } },
      { connection: { person: { userId: ann.userId }, state: 'connected', version: 2 } },
    ])
    // Connected people keep each other without a league.
    await leave(ben)
    expect(await mayTalk(ann.userId, ben.userId)).toBe(true)
    await acts([ann, ben, 'remove'])
    expect(await mayTalk(ann.userId, ben.userId)).toBe(false)
  })

  it('has one effect a key, and is refused where it makes no sense', async () => {
    const key = newId()
    const [first, again] = [await act(ann, ben, 'request', key), await act(ann, ben, 'request', key)]
    expect(again.body).toEqual(first.body)
    expect(await newsOf(ben)).toHaveLength(1)
    expect((await act(ann, ben, 'request')).body.error.code).toBe('conflict')
    expect((await act(ann, ben, 'accept')).body.error.code).toBe('conflict')
    expect((await act(ben, ann, 'cancel')).body.error.code).toBe('conflict')
    expect(await newsOf(ben)).toHaveLength(1)
  })

  it('goes to people of my leagues alone; anyone else is unknown, like nobody', async () => {
    const nobody = await act(ann, { userId: newId() }, 'request')
    expect(nobody.status).toBe(404)
    const answers = [
      ...(await Promise.all(
        (['request', 'block', 'accept', 'unblock'] as const).map((a) => act(ann, stranger, a)),
      )),
      await act(ann, ann, 'request'),
      await callRoute(postConnection, {
        cookie: ann.cookie,
        params: { userId: 'x' },
        body: { act: 'block' },
      }),
    ]
    for (const { body } of answers) expect(body).toEqual(nobody.body)
    expect(
      (await callRoute(postConnection, { params: { userId: ben.userId }, body: { act: 'block' } })).status,
    ).toBe(401)
    for (const body of [{ act: 'marry' }, { act: 'block', role: 'owner' }, {}]) {
      const params = { userId: ben.userId }
      expect((await callRoute(postConnection, { cookie: ann.cookie, params, body })).status).toBe(400)
    }
    expect(await db().connection.count({ where: { lowId: ann.userId } })).toBe(0)
  })

  it('cannot be made any more when the last league in common is gone, whatever there was before', async () => {
    await acts([ann, ben, 'request'], [ben, ann, 'decline'], [cat, ben, 'block'])
    await leave(ben)
    for (const what of ['request', 'block'] as const) expect((await act(ann, ben, what)).status).toBe(404)
    expect((await act(ben, cat, 'block')).status).toBe(404)
    await acts([cat, ben, 'unblock'])
    expect((await act(cat, ben, 'block')).status).toBe(404)
  })

  it('is declined or taken back without a word', async () => {
    await acts([ann, ben, 'request'], [ben, ann, 'decline'])
    expect(await states()).toEqual(['none', 'none'])
    expect(await newsOf(ann)).toEqual([])
    await acts([ann, ben, 'request'], [ann, ben, 'cancel'])
    expect(await states()).toEqual(['none', 'none'])
  })

  it('is not for a flood', async () => {
    const floods = Array.from({ length: 70 }, () => act(ann, ben, 'cancel'))
    const codes = (await Promise.all(floods)).map(({ status }) => status)
    expect(codes.filter((status) => status === 429)).toHaveLength(10)
    expect((await act(cat, ben, 'request')).status).toBe(200)
  })
})

describe('a block', () => {
  // Either way round: of a pair, each side has fields of its own.
  for (const blocker of ['the first', 'the second']) {
    it(`by ${blocker} tells the blocked one nothing when he sees no change: no event, no number, no time`, async () => {
      const [one, other] = blocker === 'the first' ? [ann, ben] : [ben, ann]
      const look = async () => [await seen(other, one), (await inbox(other)).asOf]
      const before = await look()
      await acts([one, other, 'block'])
      expect(await stateOf(one, other)).toBe('blocked')
      expect(await look()).toEqual(before)
      const [unknown, blocked] = [
        await act(other, { userId: newId() }, 'request'),
        await act(other, one, 'request'),
      ]
      expect(blocked).toMatchObject({ status: 404, body: unknown.body })
      expect((await act(other, one, 'accept')).body).toEqual((await act(other, cat, 'accept')).body)
      expect(await mayTalk(other.userId, one.userId)).toBe(false)
      await acts([one, other, 'unblock'])
      expect(await look()).toEqual(before)
      expect(await mayTalk(other.userId, one.userId)).toBe(true)
    })
  }

  it('looks like a decline to whoever had asked, and like an end to whoever was connected', async () => {
    await acts([ben, ann, 'request'], [ann, ben, 'block'])
    expect((await told(ben)).at(-1)?.data).toMatchObject({ connection: { state: 'none', version: 2 } })
    await acts([ann, ben, 'unblock'], [ben, ann, 'request'], [ann, ben, 'accept'], [ann, ben, 'block'])
    expect(await states()).toEqual(['blocked', 'none'])
    expect((await told(ben)).at(-1)?.data).toMatchObject({ connection: { state: 'none', version: 5 } })
    expect(
      (await told(ann)).map(
        ({ data }) => (data as never as { connection: { state: string } }).connection.state,
      ),
    ).toEqual(['incoming', 'blocked', 'none', 'incoming', 'connected', 'blocked'])
  })

  it('is told to both when they have a chat, which goes by it and comes back', async () => {
    await openChat()
    await acts([ann, ben, 'block'], [ann, ben, 'unblock'])
    const none = {
      connection: { person: { userId: ann.userId, name: 'Ann' }, state: 'none', since: null, version: 0 },
    }
    expect((await told(ben)).map(({ data }) => data)).toEqual([none, none])
    // A request changes nothing for the chat.
    await acts([cat, ben, 'request'])
    expect(await told(ben)).toHaveLength(3)
  })

  it('of each by the other is lifted by each alone', async () => {
    await acts([ann, ben, 'block'], [ben, ann, 'block'], [ann, ben, 'unblock'])
    expect(await states()).toEqual(['none', 'blocked'])
    expect((await act(ann, ben, 'request')).status).toBe(404)
    await acts([ben, ann, 'unblock'], [ann, ben, 'request'])
  })
})

describe('at the same moment', () => {
  // Several times: a race that is there shows in most of them, not in each.
  const times = Array.from({ length: 6 }, (_, n) => n)

  it('two requests connect both', async () => {
    for (const _ of times) {
      const answers = await Promise.all([act(ann, ben, 'request'), act(ben, ann, 'request')])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(await states()).toEqual(['connected', 'connected'])
      await acts([ann, ben, 'remove'])
    }
    expect(await db().connection.count({ where: pairOf(ann.userId, ben.userId) })).toBe(1)
  })

  it('of accepting and taking back one wins', async () => {
    for (const _ of times) {
      await acts([ann, ben, 'request'])
      const answers = await Promise.all([act(ben, ann, 'accept'), act(ann, ben, 'cancel')])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const [accepted] = answers
      expect(await states()).toEqual(accepted.status === 200 ? ['connected', 'connected'] : ['none', 'none'])
      if (accepted.status === 200) await acts([ann, ben, 'remove'])
    }
  })

  it('a block stands, whether the request was accepted before it or not', async () => {
    for (const _ of times) {
      await acts([ann, ben, 'request'])
      const [blocked] = await Promise.all([act(ann, ben, 'block'), act(ben, ann, 'accept')])
      expect(blocked.status).toBe(200)
      expect(await states()).toEqual(['blocked', 'none'])
      await acts([ann, ben, 'unblock'])
    }
  })
})

it('names the rooms of a league that was joined while the list was read', async () => {
  const reading = await db().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE room_heads IN ACCESS EXCLUSIVE MODE`
    const lists = [getPeople, getChats, getLeagues].map((list) =>
      callRoute(list, { cookie: stranger.cookie }),
    )
    await someoneWaits(lists.length)
    await tx.member.create({ data: { id: newId(), leagueId, userId: stranger.userId, role: 'manager' } })
    return { lists }
  })
  const [people, chats, leagues] = (await Promise.all(reading.lists)).map(({ body }) => body)
  expect(people.people.map(({ person }: { person: { name: string } }) => person.name)).toContain('Ann')
  expect(people.asOf).toHaveProperty(leagueRoom(leagueId))
  expect(chats.asOf).toHaveProperty(chatRoom(chats.chats[0].id))
  expect(leagues.leagues).toHaveLength(1)
  expect(leagues.asOf).toHaveProperty(leagueRoom(leagueId))
})
