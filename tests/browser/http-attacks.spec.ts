import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import {
  deskRoom,
  leagueRoom,
  ownRoom,
  type Room,
  roundRoom,
  teamRoom,
  userRoom,
} from '@/lib/contracts/rooms'
import type { RoundRules } from '@/lib/contracts/round-rules'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import { newId } from '@/lib/platform/ids'
import { findBookErrors } from '@/lib/testing/books'
import {
  close,
  joinLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  type Person,
  signInAs,
  submitBids,
} from '@/lib/testing/factories'
import { expect, test } from './support/fixtures'
import { ask, newKey, type RawRequest } from './support/http'

const cookieOf = async (person: Person) => (await signInAs(person)).cookie

/** A league with an open round of four players, and a cookie for each kind of member. */
async function prepare(rules: Partial<RoundRules> = {}) {
  const league = await makeLeague({ teams: 2, balances: { GBP: 100_000_000n } })
  const players = await makePlayers(league, 4)
  const round = await makeOpenRound(league, { rules })
  const spectator = await joinLeague(league, { role: 'spectator' })
  const [first, second] = league.teams
  if (!first || !second) throw new Error('The factories made no teams.')
  return {
    league,
    players,
    round,
    first,
    second,
    owner: await cookieOf(league.owner),
    manager: await cookieOf(first.manager),
    rival: await cookieOf(second.manager),
    spectator: await cookieOf(spectator),
  }
}

const codeOf = (text: string) => JSON.parse(text).error.code

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
    expect((await ask(app.url, target, { headers: { cookie: owner } })).status, target).toBe(405)
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
    })
  expect((await send()).status).toBe(413)
  const before = await memory()
  for (let time = 0; time < 5; time++) expect((await send()).status).toBe(413)
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

test('an amount that is no whole number of minor units is refused', async ({ app, db }) => {
  const { players, round, manager, first } = await prepare({ minimumBid: '1' })
  const playerId = players[0]?.id
  const amounts = [
    '"-1"',
    '"1.5"',
    '"1e3"',
    '" 5 "',
    '"0x10"',
    '"-0"',
    '"007"',
    '"+5"',
    '""',
    '"NaN"',
    '"Infinity"',
    '"٣"',
    `"${2n ** 53n}"`,
    `"${'9'.repeat(40)}"`,
    '5',
    '9007199254740993',
    '1e400',
    'null',
    'true',
    '["5"]',
    '{"valueOf":"5"}',
  ]
  for (const text of amounts) {
    const body = `{"bids":[{"playerId":"${playerId}","amount":${text}}],"expectedVersion":0}`
    for (const [method, path] of [
      ['PUT', 'sheet'],
      ['POST', 'sheet/submit'],
    ] as const) {
      const answer = await ask(app.url, `/api/rounds/${round.id}/${path}`, {
        method,
        body,
        headers: { cookie: manager, 'idempotency-key': newKey() },
      })
      expect(answer.status, `${method} ${text}`).toBe(400)
      expect(codeOf(answer.text)).toBe('invalid_request')
    }
  }
  const zero = await ask(app.url, `/api/rounds/${round.id}/sheet/submit`, {
    body: { bids: [{ playerId, amount: '0' }], expectedVersion: 0 },
    headers: { cookie: manager, 'idempotency-key': newKey() },
  })
  expect([zero.status, codeOf(zero.text)], 'below the least bid').toEqual([422, 'bid_refused'])
  expect(await db.bid.count({ where: { roundId: round.id } })).toBe(0)
  expect(await db.hold.count({ where: { wallet: { teamId: first.id } } })).toBe(0)
})

test.describe('an idempotency key', () => {
  test('is needed, and has bounds', async ({ app, db }) => {
    const { league, owner, round } = await prepare()
    const keys: (string | undefined)[] = [
      undefined,
      '',
      'short',
      'k'.repeat(10_240),
      'a b c d e f g h',
      '😀'.repeat(8),
    ]
    for (const key of keys) {
      const answer = await ask(app.url, `/api/rounds/${round.id}/close`, {
        body: {},
        headers: {
          cookie: owner,
          ...(key === undefined ? {} : { 'idempotency-key': Buffer.from(key).toString('latin1') }),
        },
      })
      expect(answer.status, key?.slice(0, 20)).toBe(400)
      expect(codeOf(answer.text)).toBe('invalid_idempotency_key')
    }
    expect((await db.round.findFirstOrThrow({ where: { leagueId: league.leagueId } })).state).toBe('open')
  })

  test('belongs to one body and has one effect', async ({ app, db }) => {
    const { league, owner } = await prepare()
    const make = (name: string, key: string) =>
      ask(app.url, `/api/leagues/${league.leagueId}/teams`, {
        body: { name, shortName: 'NEW', opening: [{ currencyId: league.currencies[0]?.id, amount: '5' }] },
        headers: { cookie: owner, 'idempotency-key': key },
      })
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 8 }, () => make('Once', key)))
    const done = answers.filter(({ status }) => status === 200)
    expect(done.length).toBeGreaterThan(0)
    for (const { status, text } of answers) {
      if (status === 200) expect(text).toBe(done[0]?.text)
      else expect([status, codeOf(text)]).toEqual([409, 'request_in_progress'])
    }
    expect(await db.team.count({ where: { leagueId: league.leagueId, name: 'Once' } })).toBe(1)
    const other = await make('Twice', key)
    expect([other.status, codeOf(other.text)]).toEqual([422, 'idempotency_mismatch'])
    expect(await db.team.count({ where: { leagueId: league.leagueId, name: 'Twice' } })).toBe(0)
    expect(await findBookErrors(db)).toEqual([])
  })
})

test('fifty who finalize at once have one effect', async ({ app, db }) => {
  const { league, players, round, owner, first, second } = await prepare()
  for (const [index, team] of [first, second].entries()) {
    await submitBids(
      league,
      round.id,
      team,
      players.map((player) => [player, 100 + index]),
    )
  }
  await close(league, round.id)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      ask(app.url, `/api/admin/bulk-rounds/${round.id}/finalize`, {
        body: {},
        headers: { cookie: owner, 'idempotency-key': newKey() },
      }),
    ),
  )
  const [done] = answers.filter(({ status }) => status === 200)
  expect(done).toBeDefined()
  // Whoever comes after is told what was done, or that it is being done.
  for (const { status, text } of answers) {
    if (status === 200) expect(JSON.parse(text)).toEqual(JSON.parse(done?.text ?? ''))
    else expect([status, codeOf(text)]).toEqual([409, 'round_state'])
  }
  expect(await db.award.count({ where: { roundId: round.id } })).toBe(4)
  expect(await db.squadEntry.count({ where: { leagueId: league.leagueId } })).toBe(4)
  expect(await findBookErrors(db)).toEqual([])
})

test('what is of another league is as if it were not there', async ({ app, db }) => {
  const here = await prepare()
  const there = await prepare()
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: there.first.id } })
  const player = there.players[0]
  const targets: [string, string, RawRequest?][] = [
    ['/api/leagues/*', there.league.leagueId],
    ['/api/leagues/*/players', there.league.leagueId],
    ['/api/leagues/*/members', there.league.leagueId],
    ['/api/leagues/*/invites', there.league.leagueId],
    ['/api/teams/*/dashboard', there.first.id],
    ['/api/wallets/*/statement', wallet.id],
    ['/api/rounds/*', there.round.id],
    ['/api/rounds/*/sheet', there.round.id],
    ['/api/admin/bulk-rounds/*', there.round.id],
    ['/api/admin/bulk-rounds/*/preview', there.round.id],
    ['/api/admin/bulk-rounds/*/finalize', there.round.id, { body: {} }],
    ['/api/rounds/*/close', there.round.id, { body: {} }],
    ['/api/rounds/*', there.round.id, { method: 'DELETE' }],
    [
      '/api/rounds/*/sheet/submit',
      there.round.id,
      { body: { bids: [{ playerId: player?.id, amount: '5' }], expectedVersion: 0 } },
    ],
  ]
  for (const cookie of [here.owner, here.manager]) {
    for (const [target, id, given] of targets) {
      const at = (named: string) =>
        ask(app.url, target.replace('*', named), {
          ...given,
          headers: { cookie, 'idempotency-key': newKey() },
        })
      const [theirs, nothing] = [await at(id), await at(newId())]
      expect(theirs.status, `${given?.method ?? ''} ${target}`).toBe(404)
      expect([theirs.status, theirs.text], target).toEqual([nothing.status, nothing.text])
    }
  }
  const page = (slug: string, id: string) =>
    ask(app.url, `/l/${slug}/rounds/${id}`, { headers: { cookie: here.owner } })
  expect((await page(there.league.slug, there.round.id)).text).not.toContain(there.league.leagueId)
})

test('a manager on a commissioner’s route is refused, and the audit log says so', async ({ app, db }) => {
  const { league, round, manager, first, spectator } = await prepare()
  const attempts: [string, RawRequest][] = [
    [`/api/admin/bulk-rounds/${round.id}`, {}],
    [`/api/admin/bulk-rounds/${round.id}/preview`, {}],
    [`/api/admin/bulk-rounds/${round.id}/finalize`, { body: {} }],
    [`/api/rounds/${round.id}/close`, { body: {} }],
    [`/api/rounds/${round.id}`, { method: 'DELETE' }],
    [`/api/leagues/${league.leagueId}/invites`, { body: { role: 'commissioner' } }],
    [`/api/leagues/${league.leagueId}/teams`, { body: { name: 'Mine', shortName: 'MIN', opening: [] } }],
    [`/api/leagues/${league.leagueId}/players/import`, { body: { csv: 'a', mapping: null, mode: 'import' } }],
  ]
  for (const cookie of [manager, spectator]) {
    for (const [target, given] of attempts) {
      const answer = await ask(app.url, target, {
        ...given,
        headers: { cookie, 'idempotency-key': newKey() },
      })
      expect([answer.status, codeOf(answer.text)], target).toEqual([403, 'forbidden'])
    }
  }
  const refused = await db.auditEntry.count({
    where: { leagueId: league.leagueId, refused: true, actorId: first.manager.userId },
  })
  expect(refused).toBe(attempts.length)
  expect((await db.round.findUniqueOrThrow({ where: { id: round.id } })).state).toBe('open')
})

test('the preview is the commissioner’s, and only after the close', async ({ app }) => {
  const { league, players, round, owner, manager, first } = await prepare()
  const [player] = players
  if (!player) throw new Error('The factories made no player.')
  await submitBids(league, round.id, first, [[player, 500]])
  const preview = (cookie: string) =>
    ask(app.url, `/api/admin/bulk-rounds/${round.id}/preview`, { headers: { cookie } })
  expect((await preview(manager)).status).toBe(403)
  const early = await preview(owner)
  expect([early.status, codeOf(early.text)]).toEqual([409, 'round_state'])
  await close(league, round.id)
  expect((await preview(manager)).status).toBe(403)
  const late = await preview(owner)
  expect(late.status).toBe(200)
  expect(JSON.parse(late.text).awards).toHaveLength(1)
})

/** Everything that one person's socket is sent, as text. */
async function listen(url: string, cookie: string, rooms: Room[]) {
  const frames: string[] = []
  const socket: Socket = io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: url },
  })
  socket.io.engine.on('packet', ({ data }) => void frames.push(String(data)))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const answers = []
  for (const room of rooms) answers.push(await socket.emitWithAck('subscribe', { room }))
  return { frames, socket, answers }
}

test('a sealed bid is nowhere before the close but with its own team', async ({ app, db }) => {
  const { league, players, round, owner, rival, spectator, manager, first } = await prepare()
  const [player, other] = players
  if (!player || !other) throw new Error('The factories made too few players.')
  const [one, two] = [7_351_937n, 6_482_951n]
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: first.id } })
  /** What would tell a bid: the figures themselves, their sum, and what they leave. */
  const tells = [one, two, one + two, wallet.available - one, wallet.available - one - two].flatMap(
    (figure) => {
      const text = String(figure)
      const whole = text.slice(0, -2)
      return [text, `${whole}.${text.slice(-2)}`, whole.replace(/\B(?=(\d{3})+$)/g, ',')]
    },
  )
  const findTell = (text: string) => tells.filter((tell) => text.includes(tell))

  const rooms = (userId: string): Room[] => [
    leagueRoom(league.leagueId),
    roundRoom(round.id),
    teamRoom(first.id),
    ownRoom(first.id),
    deskRoom(league.leagueId),
    userRoom(userId),
  ]
  const watchers = await Promise.all([
    listen(app.url, owner, rooms(league.owner.userId)),
    listen(app.url, rival, rooms(league.teams[1]?.manager.userId ?? '')),
    listen(app.url, spectator, rooms(first.manager.userId)),
  ])
  const own = await listen(app.url, manager, rooms(first.manager.userId))
  const joined = ({ answers }: { answers: { ok: boolean }[] }) => answers.slice(3, 5).map(({ ok }) => ok)
  expect(watchers.map(joined), 'own and desk').toEqual([
    [false, true],
    [false, false],
    [false, false],
  ])
  expect(joined(own)).toEqual([true, false])
  const seen = new Promise((resolve) => watchers[0]?.socket.once('round_submission', resolve))
  const mine = new Promise((resolve) => own.socket.once('bid_sheet_update', resolve))

  const bids = [
    { playerId: player.id, amount: String(one) },
    { playerId: other.id, amount: String(two) },
  ]
  const saved = await ask(app.url, `/api/rounds/${round.id}/sheet`, {
    method: 'PUT',
    body: { bids, expectedVersion: 0 },
    headers: { cookie: manager },
  })
  expect(saved.status).toBe(200)
  await mine
  const submitted = await ask(app.url, `/api/rounds/${round.id}/sheet/submit`, {
    body: { bids, expectedVersion: JSON.parse(saved.text).sheet.version },
    headers: { cookie: manager, 'idempotency-key': newKey() },
  })
  expect(submitted.status).toBe(200)
  expect(findTell(submitted.text).length, 'the check finds what it looks for').toBeGreaterThan(0)
  await seen
  await expect.poll(() => findTell(own.frames.join()).length).toBeGreaterThan(0)
  // Whoever is neither of the team nor a commissioner does not even hear that something happened.
  for (const { frames } of watchers.slice(1)) {
    expect(frames.filter((frame) => /hidden|round_submission|bid_sheet|wallet/.test(frame))).toEqual([])
  }
  for (const watcher of watchers) {
    for (const room of [leagueRoom(league.leagueId), roundRoom(round.id)]) {
      const head = await watcher.socket.emitWithAck('subscribe', { room, epoch: 0, seq: 0 })
      expect(findTell(JSON.stringify(head))).toEqual([])
    }
  }

  const targets = [
    `/api/teams/${first.id}/dashboard`,
    `/api/wallets/${wallet.id}/statement`,
    `/api/rounds/${round.id}`,
    `/api/rounds/${round.id}/sheet`,
    `/api/leagues/${league.leagueId}`,
    `/api/leagues/${league.leagueId}/players`,
    `/api/leagues/${league.leagueId}/members`,
    '/api/leagues',
    `/api/admin/bulk-rounds/${round.id}`,
    `/api/admin/bulk-rounds/${round.id}/preview`,
    '/api/openapi.json',
    `/l/${league.slug}`,
    `/l/${league.slug}/teams/${first.id}`,
    `/l/${league.slug}/wallets/${wallet.id}`,
    `/l/${league.slug}/rounds`,
    `/l/${league.slug}/rounds/${round.id}`,
    `/l/${league.slug}/admin/rounds/${round.id}`,
  ]
  for (const [name, cookie] of Object.entries({ owner, rival, spectator })) {
    for (const target of targets) {
      for (const headers of [{ cookie }, { cookie, rsc: '1' }] as Record<string, string>[]) {
        if (headers.rsc && target.startsWith('/api/')) continue
        const answer = await ask(app.url, target, { headers })
        expect(findTell(`${answer.text}${JSON.stringify(answer.headers)}`), `${target} to ${name}`).toEqual(
          [],
        )
      }
    }
  }
  for (const { frames, socket } of watchers) {
    expect(frames.length).toBeGreaterThan(0)
    expect(findTell(frames.join('\n')), 'over the socket').toEqual([])
    socket.disconnect()
  }
  own.socket.disconnect()
  expect(findTell(app.output()), 'in the log').toEqual([])
  const audited = await db.auditEntry.findMany({ where: { leagueId: league.leagueId } })
  expect(findTell(JSON.stringify(audited)), 'in the audit log').toEqual([])
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
