import { beforeEach, describe, expect, it } from 'vitest'
import { POST as postConnection } from '@/app/api/people/[userId]/connection/route'
import { GET as getPeople } from '@/app/api/people/route'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, makeLeague, makeUser } from '@/lib/testing/factories'
import { acts, PeopleClient, standing } from '@/lib/testing/people-client'
import { mayTalk } from './access'

const db = useTestDatabase()

let [ann, ben, cat] = [] as unknown as [PeopleClient, PeopleClient, PeopleClient]
let leagueId: string
beforeEach(async () => {
  resetLimits()
  const league = await makeLeague({ name: 'Harbour', teams: 0 })
  leagueId = league.leagueId
  const join = async (name: string) =>
    PeopleClient.of(await joinLeague(league, { role: 'manager', person: { name } }))
  ;[ann, ben, cat] = [await join('Ann'), await join('Ben'), await join('Cat')]
})

const leave = ({ userId }: PeopleClient) =>
  db().member.delete({ where: { leagueId_userId: { leagueId, userId } } })

describe('the people I have to do with', () => {
  it('are those of my leagues, and stay when they leave while there is something between us', async () => {
    const { body } = await ann.people()
    expect(body.people.map(({ person }: { person: { name: string } }) => person.name)).toEqual([
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
    expect(await ann.sees(ben)).toMatchObject({ state: 'outgoing', leagues: [] })
    expect(await ann.sees(cat)).toMatchObject({ state: 'blocked', leagues: [] })
    expect(await cat.sees(ann)).toBeUndefined()
    expect((await callRoute(getPeople)).status).toBe(401)
  })
})

describe('a request', () => {
  it('is answered, tells both, and connects', async () => {
    const asked = await ann.act(ben, 'request')
    expect(asked.body.connection).toMatchObject({ person: { name: 'Ben' }, state: 'outgoing', version: 1 })
    expect(await standing(ann, ben)).toEqual(['outgoing', 'incoming'])
    const text = 'Ann would like to connect with you.'
    expect(await ben.inbox()).toMatchObject({
      unread: 1,
      notifications: [{ kind: 'connection_request', text, href: '/people' }],
    })
    await acts([ben, ann, 'accept'])
    expect(await standing(ann, ben)).toEqual(['connected', 'connected'])
    expect(await ann.news()).toEqual(['You and Ben are connected now.'])
    expect(await ben.told()).toMatchObject([
      { person: { userId: ann.userId }, state: 'incoming', version: 1 },
      { person: { userId: ann.userId }, state: 'connected', version: 2 },
    ])
    // Connected people keep each other without a league.
    await leave(ben)
    expect(await mayTalk(ann.userId, ben.userId)).toBe(true)
    await acts([ann, ben, 'remove'])
    expect(await mayTalk(ann.userId, ben.userId)).toBe(false)
  })

  it('has one effect a key, and is refused where it makes no sense', async () => {
    const key = newId()
    const [first, again] = [await ann.act(ben, 'request', key), await ann.act(ben, 'request', key)]
    expect(again.body).toEqual(first.body)
    expect(await ben.news()).toHaveLength(1)
    expect((await ann.act(ben, 'request')).body.error.code).toBe('conflict')
    expect((await ann.act(ben, 'accept')).body.error.code).toBe('conflict')
    expect((await ben.act(ann, 'cancel')).body.error.code).toBe('conflict')
    expect(await ben.news()).toHaveLength(1)
  })

  it('goes to people of my leagues alone; anyone else is unknown, like nobody', async () => {
    const stranger = await makeUser()
    const nobody = await ann.act({ userId: newId() }, 'request')
    expect(nobody.status).toBe(404)
    const answers = [
      await ann.act(stranger, 'request'),
      await ann.act(stranger, 'block'),
      await ann.act(stranger, 'accept'),
      await ann.act(stranger, 'unblock'),
      await ann.act(ann, 'request'),
      await ann.act({ userId: 'x' }, 'block'),
    ]
    for (const { body } of answers) expect(body).toEqual(nobody.body)
    const toBen = { params: { userId: ben.userId } }
    expect((await callRoute(postConnection, { ...toBen, body: { act: 'block' } })).status).toBe(401)
    for (const body of [{ act: 'marry' }, { act: 'block', role: 'owner' }, {}]) {
      expect((await callRoute(postConnection, { ...toBen, cookie: ann.cookie, body })).status).toBe(400)
    }
    expect(await db().connection.count({ where: { lowId: ann.userId } })).toBe(0)
  })

  it('cannot be made any more when the last league in common is gone, whatever there was before', async () => {
    await acts([ann, ben, 'request'], [ben, ann, 'decline'], [cat, ben, 'block'])
    await leave(ben)
    expect((await ann.act(ben, 'request')).status).toBe(404)
    expect((await ann.act(ben, 'block')).status).toBe(404)
    expect((await ben.act(cat, 'block')).status).toBe(404)
    await acts([cat, ben, 'unblock'])
    expect((await cat.act(ben, 'block')).status).toBe(404)
  })

  it('is declined or taken back without a word', async () => {
    await acts([ann, ben, 'request'], [ben, ann, 'decline'])
    expect(await standing(ann, ben)).toEqual(['none', 'none'])
    expect(await ann.news()).toEqual([])
    await acts([ann, ben, 'request'], [ann, ben, 'cancel'])
    expect(await standing(ann, ben)).toEqual(['none', 'none'])
  })

  it('is not for a flood', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => ann.act(ben, 'cancel')))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
    expect((await cat.act(ben, 'request')).status).toBe(200)
  })
})

describe('at the same moment', () => {
  // Several times: a race that is there shows in most of them, not in each.
  const times = Array.from({ length: 6 }, (_, n) => n)

  it('two requests connect both', async () => {
    for (const _ of times) {
      const answers = await Promise.all([ann.act(ben, 'request'), ben.act(ann, 'request')])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(await standing(ann, ben)).toEqual(['connected', 'connected'])
      await acts([ann, ben, 'remove'])
    }
  })

  it('of accepting and taking back one wins', async () => {
    for (const _ of times) {
      await acts([ann, ben, 'request'])
      const answers = await Promise.all([ben.act(ann, 'accept'), ann.act(ben, 'cancel')])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const accepted = answers[0].status === 200
      expect(await standing(ann, ben)).toEqual(accepted ? ['connected', 'connected'] : ['none', 'none'])
      if (accepted) await acts([ann, ben, 'remove'])
    }
  })

  it('a block stands, whether the request was accepted before it or not', async () => {
    for (const _ of times) {
      await acts([ann, ben, 'request'])
      const [blocked] = await Promise.all([ann.act(ben, 'block'), ben.act(ann, 'accept')])
      expect(blocked.status).toBe(200)
      expect(await standing(ann, ben)).toEqual(['blocked', 'none'])
      await acts([ann, ben, 'unblock'])
    }
  })
})
