import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { io, type Socket } from 'socket.io-client'
import type { LiveEvent } from '@/lib/contracts/events'
import { paths } from '@/lib/contracts/paths'
import { teamRoom } from '@/lib/contracts/rooms'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import type { Database } from '@/lib/platform/database/client'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { startAppServer } from '@/lib/testing/app-server'
import { makeLeague, signInAs } from '@/lib/testing/factories'
import { expect, test } from './support/fixtures'
import { ask } from './support/http'

/** What an upgrade to a WebSocket is answered: its status, or how the connection ended. */
function upgrade(base: string, path: string, headers: Record<string, string> = {}): Promise<number | string> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve) => {
    const out = request({
      hostname,
      port,
      path,
      agent: false,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.from('sixteen-bytes-xx').toString('base64'),
        origin: base,
        ...headers,
      },
    })
    out.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode ?? 0)
    })
    out.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    out.setTimeout(10_000, () => {
      out.destroy()
      resolve('no answer')
    })
    out.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
    out.end()
  })
}

const connected = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
    socket.connect()
  })

/** A socket that lives through the first requests, hears of money, and comes back after it was cut off. */
async function exerciseSockets(url: string, db: Database) {
  const league = await makeLeague({ teams: 1, balances: { GBP: 1_000n } })
  const [team] = league.teams
  if (!team) throw new Error('The factories made no team.')
  const wallet = await db.wallet.findFirstOrThrow({ where: { teamId: team.id } })
  const { cookie } = await signInAs(team.manager)
  const room = teamRoom(team.id)
  const socket: Socket = io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: url },
  })
  const hears = async (total: string) => {
    const event = new Promise<LiveEvent<'wallet_update'>>((resolve) => socket.once('wallet_update', resolve))
    await balanceManager.addBalance({
      leagueId: league.leagueId,
      actor: league.owner,
      reason: 'A gift',
      walletId: wallet.id,
      amount: 100n,
    })
    expect((await event).data.wallet.total).toBe(total)
  }

  const ends: string[] = []
  socket.on('disconnect', (reason) => ends.push(reason))
  const rejoin = async () => {
    await connected(socket)
    expect(await socket.emitWithAck('subscribe', { room })).toMatchObject({ ok: true })
  }

  // Before the first HTTP request of all: Next has not hung itself on anything yet.
  await rejoin()
  await hears('1100')

  for (const target of [
    paths.team(league.slug, team.id),
    `/api/teams/${team.id}/dashboard`,
    '/nothing/here',
  ]) {
    const answer = await ask(url, target, { headers: { cookie } })
    expect(answer.status, target).toBe(target === '/nothing/here' ? 404 : 200)
  }
  // A machine that compiles for longer than a ping may wait loses it by that; nothing else may cut a socket.
  expect(ends.filter((reason) => reason !== 'ping timeout')).toEqual([])
  if (!socket.connected) await rejoin()
  await hears('1200')

  const cut = new Promise((resolve) => socket.once('disconnect', resolve))
  socket.io.engine.close()
  await cut
  await rejoin()
  await hears('1300')
  socket.disconnect()

  for (const path of ['/', '/nothing', `/l/${league.slug}`, '/api/me', '/socket.io']) {
    expect(await upgrade(url, path, { cookie }), path).toBe(404)
  }
}

test('promise 9: sockets, pages and hot reload live together in development, beside a built Gavel', async ({
  app,
  db,
}) => {
  test.setTimeout(180_000)
  const env = { DATABASE_URL: process.env.DATABASE_URL ?? '' }
  const buildId = await readFile('.next/BUILD_ID', 'utf8')
  const dev = await startAppServer({ env, dev: true })
  await exerciseSockets(dev.url, db)
  expect(await upgrade(dev.url, '/_next/hmr?id=test')).toBe(101)
  expect(await upgrade(dev.url, '/_next/hmr?id=test', { origin: 'https://elsewhere.example' })).not.toBe(101)

  // The built one, in the same folder, goes on as if nothing were beside it.
  expect(await readFile('.next/BUILD_ID', 'utf8')).toBe(buildId)
  const page = await ask(app.url, '/sign-in')
  expect(page.status).toBe(200)
  const assets = [...page.text.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )
  expect(assets.length).toBeGreaterThan(0)
  for (const path of assets) expect((await ask(app.url, path)).status, path).toBe(200)
  expect(await dev.stop()).toBe(0)
})

test('promise 9: sockets and pages live together in the built app', async ({ db }) => {
  const built = await startAppServer({ env: { DATABASE_URL: process.env.DATABASE_URL ?? '' } })
  await exerciseSockets(built.url, db)
  expect(await upgrade(built.url, '/_next/hmr?id=test')).toBe(404)
  expect(await built.stop()).toBe(0)
})
