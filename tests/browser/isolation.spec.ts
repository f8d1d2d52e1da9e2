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
import { SOCKET_PATH } from '@/lib/contracts/socket'
import { newId } from '@/lib/platform/ids'
import { close, submitBids } from '@/lib/testing/factories'
import { codeOf, prepare } from './support/attack'
import { expect, test } from './support/fixtures'
import { ask, newKey, type RawRequest } from './support/http'

/** What must stay hidden: another league, a commissioner's act, a sealed bid. */

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
