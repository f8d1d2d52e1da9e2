import { beforeAll, expect, it } from 'vitest'
import { POST as createComment } from '@/app/api/feed/[postId]/comments/route'
import { NOT_AFTER_HEADER } from '@/lib/contracts/endpoint'
import { newId } from '@/lib/platform/ids'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'
import { type FeedClient, feedClient } from '@/lib/testing/feed-client'

const db = useTestDatabase()
let owner: FeedClient
let postId: string
beforeAll(async () => {
  const league = await makeLeague({ teams: 0 })
  owner = await feedClient(league.leagueId, league.owner)
  postId = (await owner.post('A post')).body.post.id
})

const comment = (key: string, notAfter: string) =>
  callRoute(createComment, {
    cookie: owner.cookie,
    params: { postId },
    body: { text: 'Timely' },
    key,
    headers: { [NOT_AFTER_HEADER]: notAfter },
  })
const at = (ms: number) => new Date(Date.now() + ms).toISOString()
const stored = () => db().feedComment.count({ where: { postId } })

it('promise 5: what comes after it was meant is not done, and the answer says so again', async () => {
  const key = newId()
  const late = await comment(key, at(-1))
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
  expect(late.body.error.message).toMatch(/^This came too late and was not done\./)
  expect(await stored()).toBe(0)
  // Its key stays refused: nobody does it later after all.
  expect((await comment(key, at(60_000))).status).toBe(409)
  expect(await stored()).toBe(0)
})

it('promise 5: what was done in time is told at any time, and once', async () => {
  const key = newId()
  const first = await comment(key, at(60_000))
  for (const notAfter of [60_000, -60_000]) {
    const again = await comment(key, at(notAfter))
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
  }
  expect(await stored()).toBe(1)
})

it('an end that is no instant is refused', async () => {
  expect((await comment(newId(), 'soon')).status).toBe(400)
})
