import { beforeEach, describe, expect, it } from 'vitest'
import { GET as getMe } from '@/app/api/me/route'
import { POST as postPassword } from '@/app/api/password/route'
import { DELETE as deleteSession } from '@/app/api/sessions/[sessionId]/route'
import { GET as getSessions } from '@/app/api/sessions/route'
import type { EventData } from '@/lib/contracts/events'
import { newId } from '@/lib/platform/ids'
import { AuthClient } from '@/lib/testing/auth-client'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeUser, PASSWORD, signInAs } from '@/lib/testing/factories'
import { signIn } from './commands/sign-in'
import { endOfSession } from './data'
import { resetLimits } from './rate-limit'
import { cookieName, encodeToken } from './token'

const database = useTestDatabase()
beforeEach(resetLimits)

const status = async (cookie: string) => (await callRoute(getMe, { cookie })).status

async function told(userId: string) {
  const events = await database().event.findMany({
    where: { room: `user:${userId}`, type: 'session_update' },
    orderBy: { seq: 'asc' },
  })
  const facts = events.map(({ data }) => data as EventData<'session_update'>)
  return facts.map(({ sessionId, ended }) => `${ended ? 'ended' : 'opened'} ${sessionId}`)
}

describe('my sessions', () => {
  it('are listed with what each is, newest first, and nobody else’s', async () => {
    const person = await makeUser()
    await signInAs(await makeUser())
    await signInAs(person, { address: '203.0.113.9', userAgent: 'Mozilla/5.0 (iPhone) Safari/605.1' })
    const here = await signInAs(person)
    const { body } = await callRoute(getSessions, { cookie: here.cookie })
    expect(body.sessions).toMatchObject([
      { id: here.sessionId, current: true, device: 'Firefox on Linux' },
      { current: false, device: 'Safari on iOS', address: '203.0.113.9' },
    ])
  })

  it('end one by one; the ended cookie is nobody, and its sockets are told', async () => {
    const person = await makeUser()
    const [here, there] = [await signInAs(person), await signInAs(person)]
    const end = { method: 'DELETE', cookie: here.cookie, params: { sessionId: there.sessionId } }
    expect((await callRoute(deleteSession, end)).body).toEqual({ ok: true })
    expect(await status(there.cookie)).toBe(401)
    expect(await status(here.cookie)).toBe(200)
    expect(await told(person.userId)).toEqual([
      `opened ${here.sessionId}`,
      `opened ${there.sessionId}`,
      `ended ${there.sessionId}`,
    ])
    expect((await callRoute(deleteSession, end)).status).toBe(404)
  })

  it('of others answer as if they did not exist', async () => {
    const [here, theirs] = [await signInAs(await makeUser()), await signInAs(await makeUser())]
    const end = (sessionId: string) =>
      callRoute(deleteSession, { method: 'DELETE', cookie: here.cookie, params: { sessionId } })
    const foreign = await end(theirs.sessionId)
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual((await end(newId())).body)
    expect(foreign.body).toEqual((await end('nonsense')).body)
    expect(await status(theirs.cookie)).toBe(200)
  })

  it('are said to have been ended to whoever still carries one, and to nobody else', async () => {
    const person = await makeUser()
    const [here, there] = [await signInAs(person), await signInAs(person)]
    const said = (cookie: string) => endOfSession(new Headers({ cookie }))
    await callRoute(deleteSession, {
      method: 'DELETE',
      cookie: here.cookie,
      params: { sessionId: there.sessionId },
    })
    expect(await said(there.cookie)).toEqual({ removedFrom: null })
    expect(await said(here.cookie)).toBeNull()
    expect(await said('')).toBeNull()
    const stranger = await makeUser()
    const forged = await encodeToken({ userId: stranger.userId, sessionId: there.sessionId })
    expect(await said(`${cookieName()}=${forged}`)).toBeNull()
  })
})

describe('changing the password', () => {
  const next = 'another long password'
  const change = (cookie: string, current: string, to = next) =>
    callRoute(postPassword, { cookie, body: { current, next: to } })

  it('ends every other session and takes effect at once', async () => {
    const person = await makeUser()
    const [here, there] = [await signInAs(person), await signInAs(person)]
    expect((await change(here.cookie, PASSWORD)).status).toBe(200)
    expect(await status(here.cookie)).toBe(200)
    expect(await status(there.cookie)).toBe(401)
    expect(await told(person.userId)).toEqual([
      `opened ${here.sessionId}`,
      `opened ${there.sessionId}`,
      `ended ${there.sessionId}`,
    ])
    expect((await new AuthClient().signIn(person.email, PASSWORD)).status).toBe(401)
    expect((await new AuthClient().signIn(person.email, next)).status).toBe(200)
  })

  it('needs the current one, and not for ever', async () => {
    const person = await makeUser()
    const { cookie } = await signInAs(person)
    const answers = []
    for (let index = 0; index < 11; index++) answers.push(await change(cookie, `guess ${index}`))
    expect(answers[0]).toMatchObject({ status: 401, body: { error: { code: 'wrong_password' } } })
    expect(answers[10]?.status).toBe(429)
  })

  it('refuses a new one that is too short or too long', async () => {
    const { cookie } = await signInAs(await makeUser())
    expect((await change(cookie, PASSWORD, 'short')).status).toBe(400)
    expect((await change(cookie, PASSWORD, 'x'.repeat(201))).status).toBe(400)
    expect((await change(cookie, 'x'.repeat(201))).status).toBe(400)
  })

  it('leaves no session behind that was opened with the old one at the same moment', async () => {
    const person = await makeUser()
    const { cookie, sessionId } = await signInAs(person)
    const from = { address: '192.0.2.7', userAgent: '', previous: null }
    const [changed] = await Promise.all([
      change(cookie, PASSWORD),
      ...Array.from({ length: 8 }, () => signIn(person, from).catch(() => null)),
    ])
    expect(changed?.status).toBe(200)
    const open = await database().session.findMany({ where: { userId: person.userId, endedAt: null } })
    expect(open.map(({ id }) => id)).toEqual([sessionId])
  })
})
