import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { codeOf, prepare } from './support/attack'
import { expect, test } from './support/fixtures'
import { ask, newKey } from './support/http'

/** What HTTP itself must refuse, whoever asks. */

test.describe('a request from elsewhere', () => {
  const foreign: Record<string, Record<string, string>> = {
    'a foreign Origin': { origin: 'https://elsewhere.example' },
    'Origin: null': { origin: 'null' },
    'another port of this machine': { origin: 'http://localhost:1' },
    'Sec-Fetch-Site: cross-site': { 'sec-fetch-site': 'cross-site' },
    'Sec-Fetch-Site: same-site': { 'sec-fetch-site': 'same-site' },
  }
  for (const [name, headers] of Object.entries(foreign)) {
    test(`with ${name} changes nothing`, async ({ app, db }) => {
      const { league, owner, round } = await prepare()
      const answer = await ask(app.url, `/api/rounds/${round.id}/close`, {
        body: {},
        headers: { cookie: owner, 'idempotency-key': newKey(), ...headers },
      })
      expect(answer.status).toBe(403)
      expect(codeOf(answer.text)).toBe('foreign_origin')
      expect((await db.round.findFirstOrThrow({ where: { leagueId: league.leagueId } })).state).toBe('open')
    })
  }
})

test('a GET on a route that changes something is 405', async ({ app }) => {
  const { owner, round } = await prepare()
  for (const target of [
    `/api/rounds/${round.id}/close`,
    `/api/rounds/${round.id}/open`,
    `/api/rounds/${round.id}/sheet/submit`,
    `/api/admin/bulk-rounds/${round.id}/finalize`,
    '/api/sign-up',
    '/api/password',
  ]) {
    const { status, text, headers } = await ask(app.url, target, { headers: { cookie: owner } })
    expect({ status, code: codeOf(text), allow: headers.allow }, target).toEqual({
      status: 405,
      code: 'method_not_allowed',
      allow: 'POST',
    })
  }
})

test('an absolute address is refused, not fetched', async ({ app }) => {
  for (const target of ['http://127.0.0.1:1/', 'https://elsewhere.example/api/me', '*']) {
    const method = target === '*' ? 'OPTIONS' : 'GET'
    expect((await ask(app.url, target, { method })).status, target).toBe(400)
  }
})

test('headers that steer Next open nothing', async ({ app }) => {
  const { league, round } = await prepare()
  const steering: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' },
    { 'x-gavel-path': '/sign-in', 'x-gavel-address': '127.0.0.1' },
    { rsc: '1', 'next-router-prefetch': '1', purpose: 'prefetch' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
  ]
  for (const headers of steering) {
    const page = await ask(app.url, `/l/${league.slug}/admin/rounds/${round.id}`, { headers })
    expect(page.text, 'nothing of the league').not.toContain(league.leagueId)
    if (page.status === 200) expect(page.text).toContain('NEXT_REDIRECT')
    else expect([303, 307, 308]).toContain(page.status)
    const target = `/api/admin/bulk-rounds/${round.id}`
    let route = await ask(app.url, target, { headers })
    // Next sends what looks like a page's data to the same address with a mark of its own.
    if (route.status === 307) {
      expect(route.headers.location).toMatch(new RegExp(`^${target}\\?_rsc=`))
      route = await ask(app.url, route.headers.location ?? '', { headers })
    }
    expect(route.status).toBe(401)
  }
})

test('50 MB of JSON are refused without being kept', async ({ app }) => {
  const { owner, league } = await prepare()
  const memory = async () => {
    const status = await readFile(`/proc/${app.process.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
  }
  test.skip(process.platform !== 'linux', 'reads /proc')
  const body = `{"name":"${'x'.repeat(50_000_000)}"}`
  const send = () =>
    ask(app.url, `/api/leagues/${league.leagueId}/teams`, {
      body,
      headers: { cookie: owner, 'idempotency-key': newKey() },
    }).then(
      ({ status }) => status,
      // Who is cut off while he still writes does not always come to read why.
      ({ code }: { code?: string }) => code,
    )
  const answers = [await send()]
  const before = await memory()
  for (let time = 0; time < 5; time++) answers.push(await send())
  expect(answers).toContain(413)
  expect(answers.filter((answer) => ![413, 'EPIPE', 'ECONNRESET'].includes(answer ?? ''))).toEqual([])
  expect((await memory()) - before, 'MB more than before').toBeLessThan(100)
})

test('a malformed bearer token or cookie is nobody', async ({ app }) => {
  const { owner } = await prepare()
  const [name = '', value = ''] = owner.split('=')
  const broken: Record<string, string>[] = [
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer ..' },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' },
    { authorization: `Bearer ${'a'.repeat(8_000)}` },
    { authorization: `Bearer ${value}x` },
    { authorization: 'Basic YTpi' },
    { cookie: `${name}=%00%ff` },
    { cookie: `${name}=${value.slice(0, -4)}` },
    { cookie: `${name}=${value.replace(/^./, 'f')}` },
    {},
  ]
  for (const headers of broken) {
    const answer = await ask(app.url, '/api/me', { headers })
    expect(answer.status, JSON.stringify(headers).slice(0, 80)).toBe(401)
    expect(codeOf(answer.text)).toBe('unauthenticated')
  }
  expect((await ask(app.url, '/api/me', { headers: { authorization: `Bearer ${value}` } })).status).toBe(200)
})

test('an upgrade that nobody takes and a peer that resets leave the server standing', async ({ app }) => {
  const { port } = new URL(app.url)
  for (const path of ['/anything', '/_next/hmr', '/socket.io/?EIO=4&transport=websocket']) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
          () => {
            socket.resetAndDestroy()
          },
        )
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve())
    })
  }
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
})
