import { beforeEach, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, makeLeague } from '@/lib/testing/factories'
import { acts, PeopleClient, standing } from '@/lib/testing/people-client'
import { mayTalk } from './access'
import { pairKey } from './talk'

const db = useTestDatabase()

let [ann, ben, cat] = [] as unknown as [PeopleClient, PeopleClient, PeopleClient]
beforeEach(async () => {
  resetLimits()
  const league = await makeLeague({ teams: 0 })
  const join = async (name: string) =>
    PeopleClient.of(await joinLeague(league, { role: 'manager', person: { name } }))
  ;[ann, ben, cat] = [await join('Ann'), await join('Ben'), await join('Cat')]
})

// Either way round: of a pair, each side has fields of its own.
for (const blocker of ['the first', 'the second']) {
  it(`by ${blocker} tells the blocked one nothing when he sees no change: no event, no number, no time`, async () => {
    const [one, other] = blocker === 'the first' ? [ann, ben] : [ben, ann]
    const look = async () => [await other.sees(one), (await other.inbox()).asOf]
    const before = await look()
    await acts([one, other, 'block'])
    expect(await standing(one, other)).toEqual(['blocked', 'none'])
    expect(await look()).toEqual(before)
    const unknown = await other.act({ userId: newId() }, 'request')
    expect(await other.act(one, 'request')).toMatchObject({ status: 404, body: unknown.body })
    expect((await other.act(one, 'accept')).body).toEqual((await other.act(cat, 'accept')).body)
    expect(await mayTalk(other.userId, one.userId)).toBe(false)
    await acts([one, other, 'unblock'])
    expect(await look()).toEqual(before)
    expect(await mayTalk(other.userId, one.userId)).toBe(true)
  })
}

it('looks like a decline to whoever had asked, and like an end to whoever was connected', async () => {
  await acts([ben, ann, 'request'], [ann, ben, 'block'])
  expect((await ben.told()).at(-1)).toMatchObject({ state: 'none', version: 2 })
  await acts([ann, ben, 'unblock'], [ben, ann, 'request'], [ann, ben, 'accept'], [ann, ben, 'block'])
  expect(await standing(ann, ben)).toEqual(['blocked', 'none'])
  expect((await ben.told()).at(-1)).toMatchObject({ state: 'none', version: 5 })
  expect((await ann.told()).map(({ state }) => state)).toEqual([
    'incoming',
    'blocked',
    'none',
    'incoming',
    'connected',
    'blocked',
  ])
})

it('is told to both when they have a chat, which goes by it and comes back', async () => {
  const key = pairKey(ann.userId, ben.userId)
  await db().chat.create({ data: { id: newId(), kind: 'direct', pairKey: key } })
  await acts([ann, ben, 'block'], [ann, ben, 'unblock'])
  const none = { person: { userId: ann.userId, name: 'Ann' }, state: 'none', since: null, version: 0 }
  expect(await ben.told()).toEqual([none, none])
})

it('of each by the other is lifted by each alone', async () => {
  await acts([ann, ben, 'block'], [ben, ann, 'block'], [ann, ben, 'unblock'])
  expect(await standing(ann, ben)).toEqual(['none', 'blocked'])
  expect((await ann.act(ben, 'request')).status).toBe(404)
  await acts([ben, ann, 'unblock'], [ann, ben, 'request'])
})
