import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { GET as getHealth } from '@/app/api/health/route'
import { POST as postLeague } from '@/app/api/leagues/route'
import { GET as getMe } from '@/app/api/me/route'
import { POST as postPassword } from '@/app/api/password/route'
import { GET as getTime } from '@/app/api/time/route'
import { errorBody } from '@/lib/contracts/errors'
import { statusBoard } from '@/lib/platform/status-board'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeUser, POUNDS, ROSTER, signInAs } from '@/lib/testing/factories'

const database = useTestDatabase()
let cookie = ''
beforeAll(async () => {
  cookie = (await signInAs(await makeUser())).cookie
})

const league = { name: 'League', slug: 'league', currencies: [POUNDS], roster: ROSTER }
const post = (body: unknown, headers: Record<string, string> = {}) =>
  callRoute(postLeague, { cookie, body, headers })

describe('a hostile body', () => {
  it.each([
    ['50 MB', `{"name":"${'x'.repeat(50_000_000)}"}`, 413],
    ['nested 10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400],
    ['nested 10,000 deep in objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 400],
    ['no JSON', '{"name":', 400],
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['a number', '1', 400],
    ['with __proto__', `{"__proto__":{"role":"owner"},${JSON.stringify(league).slice(1)}`, 400],
    ['with constructor', JSON.stringify({ ...league, constructor: { prototype: {} } }), 400],
  ])('%s', async (_, body, status) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(errorBody.safeParse(answer.body).success).toBe(true)
    expect(await database().league.count()).toBe(0)
  })

  it.each(['role', 'balance', 'leagueId', 'id', 'ownerId', 'createdAt'])('with %s', async (field) => {
    const answer = await post({ ...league, [field]: 'owner' })
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toContain(field)
  })

  it('as a form, or as text, as another site could send it', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await post(JSON.stringify(league), { 'content-type': type })).status).toBe(400)
    }
  })

  it('does not bring a megabyte of password to the hash', async () => {
    const change = (current: string, next: string) =>
      callRoute(postPassword, { cookie, body: { current, next } })
    expect((await change('x', 'x'.repeat(201))).status).toBe(400)
    expect((await change('x'.repeat(201), 'a good password')).status).toBe(400)
    expect((await change('x', 'x'.repeat(1_000_000))).status).toBe(413)
  })
})

describe('an unknown query', () => {
  it('is refused', async () => {
    expect((await callRoute(getMe, { cookie, path: '/api/me?admin=1' })).status).toBe(400)
  })
})

describe('health and time', () => {
  afterEach(() => Object.assign(statusBoard(), { jobs: false, sockets: () => false }))

  it('is 503 with the parts until all of them are up', async () => {
    const before = await callRoute(getHealth)
    expect(before.status).toBe(503)
    expect(before.body.error).toMatchObject({
      code: 'unavailable',
      message: 'Not ready: jobs, sockets.',
      details: { parts: { database: true, jobs: false, sockets: false } },
    })
    Object.assign(statusBoard(), { jobs: true, sockets: () => true })
    const after = await callRoute(getHealth)
    expect(after.status).toBe(200)
    expect(after.body).toEqual({ ready: true, parts: { database: true, jobs: true, sockets: true } })
  })

  it('tells the server’s clock to anyone', async () => {
    const { body } = await callRoute(getTime)
    expect(Math.abs(body.serverNow - Date.now())).toBeLessThan(5_000)
  })
})
