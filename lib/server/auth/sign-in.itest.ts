import { verify } from '@node-rs/argon2'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as getMe } from '@/app/api/me/route'
import { AuthClient } from '@/lib/testing/auth-client'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeUser, PASSWORD } from '@/lib/testing/factories'
import { authRoute } from './next-auth/handler'
import { resetLimits } from './rate-limit'
import { encodeToken } from './token'

// The real thing, with its calls on record.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})

const database = useTestDatabase()
beforeEach(resetLimits)

/** Algorithm and parameters of an encoded hash: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
const costOf = (hash: string) => {
  const [, algorithm, , parameters] = hash.split('$')
  return `${algorithm} ${parameters}`
}

const me = (cookie: string, headers: Record<string, string> = {}) => callRoute(getMe, { cookie, headers })

describe('signing in', () => {
  it('opens a session that every route accepts', async () => {
    const person = await makeUser({ name: 'Ada' })
    const browser = new AuthClient({ headers: { 'user-agent': 'Firefox/140.0 (Linux)' } })
    const answer = await browser.signIn(person.email, PASSWORD)
    expect(answer.status).toBe(200)
    expect((await me(browser.cookie)).body).toEqual({
      userId: person.userId,
      name: 'Ada',
      email: person.email,
    })
    const [session] = await database().session.findMany({ where: { userId: person.userId } })
    expect(session).toMatchObject({ address: '192.0.2.1', userAgent: 'Firefox/140.0 (Linux)', endedAt: null })
  })

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const person = await makeUser()
    const answer = await new AuthClient().signIn(person.email, PASSWORD)
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('gavel.session='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
  })

  it('ends the session that the browser had before', async () => {
    const person = await makeUser()
    const browser = new AuthClient()
    await browser.signIn(person.email, PASSWORD)
    const before = browser.cookie
    await browser.signIn(person.email, PASSWORD)
    expect((await me(before)).status).toBe(401)
    expect((await me(browser.cookie)).status).toBe(200)
  })

  it('takes a look-alike and a loudly spelled address for the same', async () => {
    const person = await makeUser({ email: 'ada.look@example.org' })
    const answer = await new AuthClient().signIn('  ＡＤＡ.Look@Example.org ', PASSWORD)
    expect(answer.status).toBe(200)
    expect(await database().session.count({ where: { userId: person.userId } })).toBe(1)
  })

  it('does not sign in without the anti-forgery token', async () => {
    const person = await makeUser()
    const browser = new AuthClient()
    await browser.post('callback/credentials', { email: person.email, password: PASSWORD }, false)
    expect(browser.jar.has('gavel.session')).toBe(false)
    expect(await database().session.count({ where: { userId: person.userId } })).toBe(0)
  })
})

describe('refusing a sign-in', () => {
  it('answers an unknown address and a wrong password alike, after the same work', async () => {
    const known = await makeUser({ cost: 'strong' })
    const attempt = async (email: string) => {
      vi.mocked(verify).mockClear()
      const { status, body } = await new AuthClient().signIn(email, 'not the password')
      const work = vi.mocked(verify).mock.calls.map(([hash]) => costOf(String(hash)))
      return { status, body, work }
    }
    const wrong = await attempt(known.email)
    const unknown = await attempt('nobody@example.org')
    expect(wrong.status).toBe(401)
    // Not timed: on a machine that runs other tests beside it a clock says little. The work is what takes the time.
    expect(wrong.work).toEqual(['argon2id m=19456,t=2,p=1'])
    expect(unknown).toEqual(wrong)
  })

  it('answers 429 to a hundred wrong passwords, whatever X-Forwarded-For says', async () => {
    const person = await makeUser()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        new AuthClient({ headers: { 'x-forwarded-for': `203.0.113.${index}` } }).signIn(
          index % 2 ? person.email : `someone.${index}@example.org`,
          `wrong ${index}`,
        ),
      ),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(30)
    expect(refused.length).toBeGreaterThanOrEqual(70)
    expect(refused[0]?.body.error.code).toBe('rate_limited')
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await new AuthClient().signIn(person.email, PASSWORD)).status).toBe(429)
    expect(await database().session.count({ where: { userId: person.userId } })).toBe(0)
  })

  it('counts an address in the mail’s sense too, from wherever the tries come', async () => {
    const person = await makeUser()
    const statuses = []
    for (let index = 0; index < 21; index++) {
      const browser = new AuthClient({ address: `198.51.100.${index}` })
      statuses.push((await browser.signIn(person.email, 'wrong')).status)
    }
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(statuses[20]).toBe(429)
  })

  it('counts the 2^64 addresses of one IPv6 network as one', async () => {
    const from = (address: string) =>
      new AuthClient({ address }).signIn(`someone.${address.at(-1)}@example.org`, 'wrong')
    const tries = Array.from({ length: 35 }, (_, n) => from(`2001:db8:0:1::${(n + 1).toString(16)}`))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    expect((await from('2001:db8:0:2::7')).status).toBe(401)
  })

  it('does not count a success against the household', async () => {
    const person = await makeUser()
    for (let index = 0; index < 35; index++) {
      expect((await new AuthClient().signIn(person.email, PASSWORD)).status).toBe(200)
    }
  })

  it('refuses a password over 200 letters, and a megabyte of one, before hashing', async () => {
    const person = await makeUser()
    for (const password of ['a'.repeat(201), 'a'.repeat(1_000_000)]) {
      const answer = await new AuthClient().signIn(person.email, password)
      expect(answer.status).toBe(400)
      expect(answer.body.error.code).toBe('invalid_request')
    }
  })

  it('answers a bad input with 400, never 500', async () => {
    const browser = new AuthClient()
    expect((await browser.signIn('not an address', 'x')).status).toBe(400)
    expect((await browser.post('callback/credentials', { role: 'owner' })).status).toBe(400)
    expect((await browser.post('callback/credentials', {})).status).toBe(400)
    const raw = (body: string, type: string) =>
      callRoute(authRoute, {
        method: 'POST',
        params: { nextauth: ['callback', 'credentials'] },
        body,
        headers: { 'content-type': type },
      })
    expect((await raw('{', 'application/json')).status).toBe(400)
    expect((await raw('[]', 'application/json')).status).toBe(400)
    expect((await raw('x', 'text/plain')).status).toBe(400)
  })

  it('offers no other action, least of all writing to our log', async () => {
    const browser = new AuthClient()
    for (const action of ['_log', 'signin/credentials', 'callback/github', 'session']) {
      expect((await browser.post(action, {}, false)).status, action).toBe(404)
    }
    expect((await browser.get('callback/credentials')).status).toBe(404)
    expect((await browser.get('verify-request')).status).toBe(404)
  })
})

describe('where a sign-in leads', () => {
  const elsewhere = [
    '//elsewhere',
    'https://elsewhere',
    '/\\elsewhere',
    '\\\\elsewhere',
    'javascript:alert(1)',
    '::::',
  ]

  it.each(elsewhere)('keeps %s on our own origin', async (callbackUrl) => {
    const person = await makeUser()
    const browser = new AuthClient()
    const answer = await browser.signIn(person.email, PASSWORD, { callbackUrl })
    expect(answer.status).toBe(200)
    expect(new URL(answer.body.url).origin).toBe('http://gavel.test')
    const page = await browser.get('signin', `?callbackUrl=${encodeURIComponent(callbackUrl)}`)
    const location = new URL(page.headers.get('location') ?? '', 'http://gavel.test')
    expect(location.origin).toBe('http://gavel.test')
    expect(new URL(location.searchParams.get('callbackUrl') ?? '').origin).toBe('http://gavel.test')
  })

  it('does not take its origin from X-Forwarded-Host', async () => {
    const browser = new AuthClient({
      headers: { 'x-forwarded-host': 'elsewhere', 'x-forwarded-proto': 'https' },
    })
    const person = await makeUser()
    expect((await browser.signIn(person.email, PASSWORD)).body.url).toMatch(/^http:\/\/gavel\.test/)
  })

  it('leads to a page of ours', async () => {
    const person = await makeUser()
    const answer = await new AuthClient().signIn(person.email, PASSWORD, { callbackUrl: '/l/ours?tab=2' })
    expect(answer.body.url).toBe('http://gavel.test/l/ours?tab=2')
  })

  it('survives a callback cookie that is no address', async () => {
    const browser = new AuthClient()
    browser.jar.set('gavel.callback', '::::')
    expect((await browser.get('csrf')).status).toBe(200)
  })
})

describe('signing out', () => {
  it('ends the session, tells its sockets, and leaves other sessions alone', async () => {
    const person = await makeUser()
    const [here, there] = [new AuthClient(), new AuthClient()]
    await here.signIn(person.email, PASSWORD)
    await there.signIn(person.email, PASSWORD)
    const old = here.cookie
    expect((await here.post('signout', {})).status).toBe(200)
    expect(here.jar.has('gavel.session')).toBe(false)
    expect((await me(old)).status).toBe(401)
    expect((await me(there.cookie)).status).toBe(200)
    const events = await database().event.findMany({ where: { room: `user:${person.userId}` } })
    expect(events.map(({ type }) => type)).toEqual(Array(3).fill('session_update'))
    expect(events.filter(({ data }) => JSON.stringify(data).includes('"ended":true'))).toHaveLength(1)
  })

  it('twice is no error', async () => {
    const person = await makeUser()
    const browser = new AuthClient()
    await browser.signIn(person.email, PASSWORD)
    const jar = new Map(browser.jar)
    await browser.post('signout', {})
    for (const [name, value] of jar) browser.jar.set(name, value)
    expect((await browser.post('signout', {})).status).toBe(200)
  })

  it('leaves nothing for the session page to say', async () => {
    const person = await makeUser()
    const browser = new AuthClient()
    await browser.signIn(person.email, PASSWORD)
    const old = browser.jar.get('gavel.session') ?? ''
    expect((await browser.get('session')).body).toMatchObject({ expires: expect.any(String) })
    await browser.post('signout', {})
    browser.jar.set('gavel.session', old)
    expect((await browser.get('session')).body).toEqual({})
  })
})

describe('a token', () => {
  it.each([
    ['without a word', 'Bearer'],
    ['of two words', 'Bearer a b'],
    ['with broken percent-encoding', 'bearer %E0%A4%A'],
    ['of another maker', 'Bearer eyJ.not.a.token'],
    ['without end', `Bearer ${'x'.repeat(10_000)}`],
  ])('%s is nobody', async (_, authorization) => {
    expect((await me('', { authorization })).status).toBe(401)
  })

  it('malformed decides, even beside a good cookie', async () => {
    const person = await makeUser()
    const browser = new AuthClient()
    await browser.signIn(person.email, PASSWORD)
    expect((await me(browser.cookie, { authorization: 'Bearer' })).status).toBe(401)
    expect((await me(browser.cookie, { authorization: 'Basic Zm9vOmJhcg==' })).status).toBe(200)
  })

  it('in a cookie with broken percent-encoding is nobody', async () => {
    expect((await me('gavel.session=%E0%A4%A')).status).toBe(401)
  })

  it('of a session that never was, or is someone else’s, is nobody', async () => {
    const [ada, bob] = [await makeUser(), await makeUser()]
    const browser = new AuthClient()
    await browser.signIn(ada.email, PASSWORD)
    const session = await database().session.findFirstOrThrow({ where: { userId: ada.userId } })
    const forged = await encodeToken({ userId: bob.userId, sessionId: session.id })
    expect((await me(`gavel.session=${forged}`)).status).toBe(401)
    expect((await me('', { authorization: `Bearer ${forged}` })).status).toBe(401)
  })

  it('works as a bearer, and no longer than its row', async () => {
    const person = await makeUser()
    const browser = new AuthClient()
    await browser.signIn(person.email, PASSWORD)
    const authorization = `Bearer ${browser.jar.get('gavel.session')}`
    expect((await me('', { authorization })).status).toBe(200)
    await database().session.updateMany({ where: { userId: person.userId }, data: { expiresAt: new Date() } })
    expect((await me('', { authorization })).status).toBe(401)
  })
})
