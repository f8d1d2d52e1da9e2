import { randomBytes } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { GET as readLeague } from '@/app/api/leagues/[leagueId]/route'
import { leagueRoom } from '@/lib/contracts/rooms'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import { createLive } from '@/lib/live'
import { database } from '@/lib/platform/database/client'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { TEST_SECRET } from '@/lib/testing/app-server'
import { callRoute } from '@/lib/testing/call-route'
import { makeLeague } from '@/lib/testing/factories'
import { makeSession } from '@/lib/testing/factories/live'
import { type FaultProxy, startFaultProxy } from '@/lib/testing/fault-proxy'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'

/** How many postings each wallet has: what a tab must show in the end. */
export type Books = Record<string, number>

export const contenders = ['gavel', 'plain', 'recovery'] as const
export type Contender = (typeof contenders)[number]

export interface Stage {
  leagueId: string
  cookies: string[]
  proxies: Record<Contender, FaultProxy>
  /** As committed until now. */
  books: Books
  /** Credits a wallet; told by all three servers as soon as it is committed. */
  change(n: number): Promise<unknown>
  stop(): Promise<void>
}

const TEAMS = 20
/** Longer than any absence here. */
const RECOVERS_FOR_MS = 120_000

/**
 * A league of twenty teams and three servers that tell of its wallets, each behind a network of its own that can be broken: Gavel's
 * live side with the read of the league, Socket.IO as it comes, and with its connection state recovery.
 */
export async function startStage(): Promise<Stage> {
  Object.assign(process.env, { NODE_ENV: 'test', GAVEL_SECRET: TEST_SECRET, GAVEL_LOG_LEVEL: 'error' })
  const postgres = await startTestPostgres('bench')
  const name = `test_${randomBytes(6).toString('hex')}`
  process.env.DATABASE_URL = await createTestDatabase(postgres.url, postgres.template, name)
  const { leagueId, owner, teams } = await makeLeague({ teams: TEAMS })
  const wallets = await database().wallet.findMany({ where: { leagueId } })
  const books: Books = Object.fromEntries(wallets.map(({ id, postingSeq }) => [id, Number(postingSeq)]))
  const sessions = await Promise.all(teams.map(({ manager }) => makeSession(manager.userId)))
  const gavel = await startGavel(leagueId)
  const bare = [
    await startBare({}),
    await startBare({ connectionStateRecovery: { maxDisconnectionDuration: RECOVERS_FOR_MS } }),
  ] as const
  const room = leagueRoom(leagueId)
  const stopTelling = balanceManager.onBalanceUpdate(({ wallet, event }) => {
    books[wallet.id] = Math.max(books[wallet.id] ?? 0, Number(wallet.postingSeq))
    const inLeague = { ...event, room }
    for (const { io } of bare) io.emit('wallet_update', inLeague)
  })
  const [plain, recovery] = bare
  const proxies = {
    gavel: await startFaultProxy(gavel.url),
    plain: await startFaultProxy(plain.url),
    recovery: await startFaultProxy(recovery.url),
  }
  return {
    leagueId,
    cookies: sessions.map(({ cookie }) => cookie),
    proxies,
    books,
    change: (n) =>
      balanceManager.addBalance({
        leagueId,
        walletId: wallets[n % wallets.length]?.id ?? '',
        ...{ amount: 1n, reason: `Change ${n}`, actor: { userId: owner.userId } },
      }),
    async stop() {
      stopTelling()
      for (const proxy of Object.values(proxies)) await proxy.close()
      await gavel.stop()
      for (const server of bare) await server.stop()
      await database().$disconnect()
      await postgres.stop()
    },
  }
}

/** The live side and the one read that its tabs show, on a port. */
async function startGavel(leagueId: string) {
  const live = createLive()
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith(SOCKET_PATH)) return live.handleRequest(request, response)
    if (request.url === '/api/time') return void response.end(JSON.stringify({ serverNow: Date.now() }))
    const { cookie } = request.headers
    const answer = await callRoute(readLeague, { params: { leagueId }, cookie })
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    live.handleUpgrade(request, socket, head)
  })
  await live.start()
  return {
    url: await listening(server),
    async stop() {
      await live.stop()
      await closing(server)
    },
  }
}

/** Everyone who is connected hears everything, and nothing else is done. */
async function startBare(options: object) {
  const server = createServer()
  const io = new Server(server, { serveClient: false, ...options })
  return {
    io,
    url: await listening(server),
    async stop() {
      await io.close()
    },
  }
}

const listening = async (server: HttpServer) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const closing = (server: HttpServer) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
