import { randomBytes } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import * as ws from 'ws'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, type Room } from '@/lib/contracts/rooms'
import type { LiveLimits } from '@/lib/live/limits'
import { pendingBytes } from '@/lib/live/slow-readers'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { cookieName, encodeToken } from '@/lib/server/auth/token'
import { ringDoorbell } from '@/lib/server/events/doorbell'
import { TEST_SECRET } from '@/lib/testing/app-server'
import { startLive } from '@/lib/testing/live-server'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'

/** Something that tells many sockets an event. */
export interface FanOutServer {
  name: string
  url: string
  socketIo: boolean
  cookies: string[]
  /** For each cookie the rooms that its sockets are in. */
  rooms: string[][]
  /** Open now. */
  sockets(): number
  /** Bytes that wait in this process for each socket's reader, beyond what the kernel took. */
  waiting(): number[]
  /** Tells what was committed together. */
  tell(events: readonly LiveEvent[]): void
  stop(): Promise<void>
}

/** Heartbeats and heads cost by the socket and the second, not by the delivery: away here, on both sides. */
const HOURS = 3_600_000
const QUIET = {
  ...{ pingIntervalMs: HOURS, pingTimeoutMs: HOURS, tellHeadsMs: HOURS, sweepMs: HOURS, slowReaderMs: HOURS },
  ...{ signalsMs: HOURS, pollHeadsMs: HOURS },
}
const OPEN = {
  ...{ socketsPerUser: 100_000, socketsPerAddress: 100_000, handshakeBurst: 1_000_000 },
  ...{ userMessageBurst: 1_000_000, pendingBytes: 64_000_000 },
}

/**
 * Gavel's own live side, from the doorbell on: relay, projection, fan-out; with sessions and members in a real database.
 * @param bounds other limits than a bench's usual ones, by which nobody is kept out and nothing happens by the clock
 */
export async function startOurs(
  leagues: number,
  people: number,
  bounds: Partial<LiveLimits> = {},
): Promise<FanOutServer & { leagueIds: string[] }> {
  const postgres = await startTestPostgres('bench')
  Object.assign(process.env, { GAVEL_SECRET: TEST_SECRET, GAVEL_LOG_LEVEL: 'warn' })
  const name = `test_${randomBytes(6).toString('hex')}`
  process.env.DATABASE_URL = await createTestDatabase(postgres.url, postgres.template, name)
  const { leagueIds, cookies } = await fill(leagues, people)
  const server = await startLive({ limits: { ...OPEN, ...QUIET, ...bounds } })
  return {
    name: 'Gavel',
    url: server.origin,
    socketIo: true,
    cookies,
    rooms: leagueIds.flatMap((id) => Array.from({ length: people }, () => [leagueRoom(id)])),
    leagueIds,
    sockets: () => server.live.stats().sockets,
    waiting: () => waitingIn(server.live.io),
    tell: (events) => ringDoorbell(events),
    async stop() {
      await server.close()
      await database().$disconnect()
      // The next server has a database of its own.
      Object.assign(globalThis, { [Symbol.for('gavel.database')]: undefined })
      await postgres.stop()
    },
  }
}

/** Leagues with managers of a team each, in a few statements. */
async function fill(leagues: number, people: number) {
  const leagueIds = Array.from({ length: leagues }, newId)
  const each = leagueIds.flatMap((leagueId) =>
    Array.from({ length: people }, () => ({
      ...{ leagueId, userId: newId(), teamId: newId(), sessionId: newId(), memberId: newId() },
    })),
  )
  const db = database()
  await db.league.createMany({ data: leagueIds.map((id) => ({ id, slug: id, name: 'Bench', roster: {} })) })
  await db.user.createMany({
    data: each.map(({ userId }) => ({
      id: userId,
      email: `${userId}@example.org`,
      name: 'B',
      passwordHash: 'x',
    })),
  })
  const expiresAt = new Date(Date.now() + HOURS)
  await db.session.createMany({ data: each.map(({ sessionId: id, userId }) => ({ id, userId, expiresAt })) })
  await db.team.createMany({
    data: each.map(({ teamId: id, leagueId }) => ({ id, leagueId, name: id, shortName: 'BEN' })),
  })
  await db.member.createMany({
    data: each.map(({ memberId: id, leagueId, userId, teamId }) => ({
      id,
      leagueId,
      userId,
      teamId,
      role: 'manager',
    })),
  })
  const cookies = await Promise.all(each.map(async (token) => `${cookieName()}=${await encodeToken(token)}`))
  return { leagueIds, cookies }
}

const listening = async (server: HttpServer) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 20_000, resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const closing = (server: HttpServer) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })

const waitingIn = (io: Pick<Server, 'of'>) =>
  [...io.of('/').sockets.values()].map(({ conn }) => pendingBytes(conn as never))

/**
 * The same Socket.IO without our code.
 * @param rooms the n-th socket joins the n-th, from the start again after the last
 * @param askers when given, a socket joins what it asks for instead, as with ours: so many in turn ask for each room
 */
export async function startBare(rooms: readonly Room[], askers?: number): Promise<FanOutServer> {
  const server = createServer()
  const io = new Server(server, {
    ...{ transports: ['websocket'], serveClient: false, perMessageDeflate: false },
    ...{ pingInterval: HOURS, pingTimeout: HOURS },
  })
  let joined = 0
  io.on('connection', (socket) => {
    if (askers) {
      socket.on('subscribe', ({ room }, answer) => {
        void socket.join(room)
        answer({ ok: true })
      })
      return
    }
    const room = rooms[joined++ % rooms.length]
    if (rooms.length > 1 && room) void socket.join(room)
  })
  return {
    name: 'io.emit',
    url: await listening(server),
    ...{ socketIo: true, cookies: [] },
    rooms: askers ? rooms.flatMap((room) => Array.from({ length: askers }, () => [room])) : [],
    sockets: () => io.of('/').sockets.size,
    waiting: () => waitingIn(io),
    tell(events) {
      const to = (room: Room) => (rooms.length > 1 ? io.to(room) : io)
      for (const event of events) to(event.room).emit(event.type, event)
    },
    async stop() {
      io.disconnectSockets(true)
      await closing(server)
    },
  }
}

const textOf = (event: LiveEvent) => `42${JSON.stringify([event.type, event])}`
type Sender = { frame(data: Buffer, options: object): Buffer[] }
const frameOf = (event: LiveEvent) => {
  const { frame } = (ws as unknown as { Sender: Sender }).Sender
  const head = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: false }
  return Buffer.concat(frame(Buffer.from(textOf(event)), head))
}

/** The library below Socket.IO, by itself: `send`, or one frame for all. */
export async function startRaw(framed: boolean): Promise<FanOutServer> {
  const server = createServer()
  const sockets = new ws.WebSocketServer({ server, perMessageDeflate: false })
  type Framed = { _sender: { sendFrame(list: Buffer[]): void } }
  return {
    name: framed ? 'ws, pre-built frame' : 'ws.send',
    url: await listening(server),
    ...{ socketIo: false, cookies: [], rooms: [] },
    sockets: () => sockets.clients.size,
    waiting: () => [...sockets.clients].map(({ bufferedAmount }) => bufferedAmount),
    tell(events) {
      for (const event of events) {
        if (framed) {
          const list = [frameOf(event)]
          for (const client of sockets.clients) (client as unknown as Framed)._sender.sendFrame(list)
        } else {
          const text = textOf(event)
          for (const client of sockets.clients) client.send(text)
        }
      }
    },
    async stop() {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      await closing(server)
    },
  }
}

/** Events of a room as commits would make them, some 300 bytes each, with the moment in them; numbered from 1 in a new epoch. */
export function eventsOf(leagueId: string): (count: number) => LiveEvent[] {
  const room = leagueRoom(leagueId)
  const epoch = Date.now()
  let seq = 0
  return (count) =>
    Array.from({ length: count }, () => ({
      room,
      epoch,
      seq: ++seq,
      id: leagueId,
      type: 'players_update' as const,
      at: '2026-01-01T00:00:00.000Z',
      data: { leagueId, version: Number(process.hrtime.bigint() / 1_000n), playerCount: 1 },
    }))
}
