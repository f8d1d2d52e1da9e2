import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import { addressKey } from '@/lib/platform/address-key'
import { type Clock, systemClock } from '@/lib/platform/clock'
import { logger as processLogger } from '@/lib/platform/logger'
import { patiently } from '@/lib/server/events/gate'
import { peerAddress } from '@/lib/server/http/boundary'
import { Admissions } from './admissions'
import { Audience } from './audience'
import { Budgets } from './budgets'
import { Connections } from './connections'
import { FanOut } from './fan-out'
import { closeWhenTooLarge, connectionOf, guardMessages, guardPackets, refusalOf } from './guard'
import { admit, type Credentials, connectError, credentialsOf } from './handshake'
import { tellAllHeads } from './heads'
import { defaultLimits, type LiveLimits } from './limits'
import { connectNodes, type NodesOptions } from './nodes'
import { writeTogether } from './one-write'
import { mayHandshake } from './origin'
import { Presence } from './presence'
import { Relay } from './relay'
import { Revocation } from './revocation'
import { dropIfSlow } from './slow-readers'
import { Subscriptions } from './subscriptions'
import { every } from './timers'
import type { LiveServer, LiveSocket } from './types'
import { Typing } from './typing'
import { followPoll } from './unread-polls'

export interface LiveOptions {
  /** GAVEL_URL, when a proxy in front changes the host. */
  publicUrl?: string
  /** How many proxies in front may be believed about whose address it is. */
  trustedProxies?: number
  /** How other nodes on the same database are spoken to; without it the heads of rooms alone tell of their commits. */
  nodes?: NodesOptions
  logger?: Logger
  clock?: Clock
  limits?: Partial<LiveLimits>
}

export interface Live {
  io: LiveServer
  /** Hand it every HTTP request under SOCKET_PATH. */
  handleRequest(request: IncomingMessage, response: ServerResponse): void
  /** Hand it every upgrade under SOCKET_PATH. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Resolves when sockets may come: `isReady`, if the database answers. */
  start(): Promise<void>
  /** Lets no one in any more and closes every connection so that its client comes back, to another node or the next. */
  stop(): Promise<void>
  isReady(): boolean
  stats(): LiveStats
}

export interface LiveStats {
  sockets: number
  users: number
  watchedRooms: number
  /** Nodes that are heard of, beside this one. */
  otherNodes: number
  delivered: number
  refused: number
  slowDropped: number
}

/** The live side of one node. It opens no port: server.ts owns the one server and its `upgrade`. */
export function createLive(options: LiveOptions = {}): Live {
  const { publicUrl, trustedProxies = 0, logger = processLogger, clock = systemClock } = options
  const addressOf = (request: IncomingMessage) => addressKey(peerAddress(request, trustedProxies))
  const limits = { ...defaultLimits, ...options.limits }
  const connections = new Connections()
  const ofUsers = new Budgets(limits.userMessageBurst, limits.userMessagesPerSecond)
  const ofAddresses = new Budgets(limits.handshakeBurst, limits.handshakesPerSecond)
  const counts = { refused: 0, slowDropped: 0 }
  const refused = () => void counts.refused++
  let open = false
  let timers: (() => void)[] = []

  const mayComeFrom = (address: string) =>
    ofAddresses.take(address, performance.now()) &&
    connections.countOfAddress(address) < limits.socketsPerAddress

  const io: LiveServer = new Server({
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    serveClient: false,
    // One frame for all who hear the same, built once; and no memory for a compressor per socket.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: limits.maxMessageBytes,
    pingInterval: limits.pingIntervalMs,
    pingTimeout: limits.pingTimeoutMs,
    connectTimeout: 10_000,
    cleanupEmptyChildNamespaces: true,
    allowRequest: (request, decide) => {
      const reason = !open
        ? 'closing'
        : !mayHandshake(request, publicUrl)
          ? 'origin'
          : !mayComeFrom(addressOf(request))
            ? 'too many'
            : null
      if (reason) refused()
      decide(reason, reason === null)
    },
  })
  // Its engine must hang on some server; on this one, which never listens, it takes no upgrade from anybody else.
  io.attach(createServer(), { destroyUpgrade: false } as never)
  const engine = io.engine as unknown as Engine

  const dropSlow = ({ conn }: LiveSocket) => {
    if (dropIfSlow(conn as never, limits.pendingBytes)) counts.slowDropped++
  }
  const audience = new Audience(
    new FanOut({ pendingBytes: limits.pendingBytes, onSlow: ({ socket }) => dropSlow(socket) }),
  )
  const relay = new Relay({
    limits,
    logger,
    onEvent: (event) => {
      revocation.onEvent(event)
      presence.onEvent(event)
      audience.deliver(event)
    },
    onRebase: (room: Room, position: RoomPosition) => audience.tell(room, 'heads', { [room]: position }),
  })
  const now = () => performance.now()
  const presence = new Presence({
    limits,
    now,
    tell: (room, userIds) => audience.tell(room, 'presence_update', { room, userIds }),
    tellOne: (socket, room, userIds) => socket.emit('presence_update', { room, userIds }),
    pass: (...move) => nodes?.moved(...move),
  })
  const typing = new Typing({
    limits,
    now,
    tell: (room, userId, typing) =>
      audience.tell(room, 'chat_typing', { room, userId, typing }, connections.of(userId)),
    pass: (...said) => nodes?.typing(...said),
  })
  const subscriptions = new Subscriptions(relay, audience, limits, [presence, typing])
  const revocation = new Revocation(connections, subscriptions)
  const nodes = options.nodes && connectNodes(options.nodes, { limits, logger, now, relay, presence, typing })

  const admissions = new Admissions(limits.handshakesAtOnce, limits.handshakesWaiting)
  const gate = { relay, connections, admissions, limits, now: clock }
  /** Until he is let in. */
  const handshakes = new WeakMap<object, Credentials>()
  engine.on('connection', (connection) => {
    handshakes.set(connection, credentialsOf(connection.request))
    connection.on('close', connections.addAddress(addressOf(connection.request)))
    guardPackets(connection, limits, refused)
    writeTogether(connection as never)
    // 1 KB a socket, and the cookie with it.
    ;(connection as { request: IncomingMessage | null }).request = null
  })

  io.use((socket, next) => {
    const credentials = handshakes.get(socket.conn) ?? {}
    if (!open) return next(connectError('unavailable', 'This server is closing.'))
    patiently(() => admit(socket, credentials, gate))
      .finally(() => handshakes.delete(socket.conn))
      .then(() => next(), next)
  })

  const onMessage = guardMessages(
    {
      subscribe(socket, message, answer) {
        patiently(() => subscriptions.subscribe(socket, message, answer)).catch((error) =>
          answer(refusalOf(error, logger)),
        )
      },
      unsubscribe(socket, { room }, answer) {
        subscriptions.leave(socket, room)
        answer({ ok: true })
      },
      ping_at: (_, { at }, answer) => answer({ at, serverNow: clock().getTime() }),
      typing(socket, message, answer) {
        try {
          typing.say(socket, message.room, message.typing)
          answer({ ok: true })
        } catch (error) {
          answer(refusalOf(error, logger))
        }
      },
    },
    limits,
    ofUsers,
    refused,
  )

  io.on('connection', (socket: LiveSocket) => {
    if (socket.data.ended || !open) return void socket.disconnect(true)
    socket.onAny(onMessage)
    // By this one sees which of several nodes a tab is on.
    logger.debug({ userId: socket.data.viewer.userId }, 'live: a tab has come')
    // Nothing asks for either, and each socket would keep both.
    void socket.leave(socket.id)
    Object.assign(socket, { handshake: NO_HANDSHAKE })
    presence.connected(socket.data.viewer.userId)
    socket.on('disconnect', () => {
      subscriptions.leaveAll(socket)
      presence.disconnected(socket.data.viewer.userId)
      // Who leaves the namespace alone would go on counting as long as his connection stands.
      socket.conn.close()
    })
    subscriptions.joinOwnRoom(socket)
  })

  const tellHeads = () => tellAllHeads(connections, () => audience.flush())
  const dropAllSlow = () => {
    for (const socket of connections.all()) dropSlow(socket)
  }
  const tellSignals = () => {
    presence.tick()
    typing.tick()
  }
  const sweep = () => {
    for (const budgets of [ofUsers, ofAddresses]) budgets.sweep(performance.now())
    return revocation
      .sweep(clock())
      .catch((error) => logger.warn({ err: error }, 'the sweep of sessions failed'))
  }

  return {
    io,
    handleRequest(request, response) {
      closeWhenTooLarge(engine, request, response, refused)
      const polled = request.method === 'GET' ? connectionOf(engine.clients, request) : null
      if (polled && followPoll(polled, response)) counts.slowDropped++
      engine.handleRequest(request, response)
    },
    handleUpgrade: (request, socket, head) => engine.handleUpgrade(request, socket, head),
    async start() {
      open = true
      timers = [
        every(limits.tellHeadsMs, tellHeads),
        every(limits.slowReaderMs, dropAllSlow),
        every(limits.sweepMs, sweep),
        every(limits.signalsMs, tellSignals),
      ]
      nodes?.start()
      await relay.start()
    },
    async stop() {
      open = false
      for (const stop of timers) stop()
      audience.flush()
      // Not socket.disconnect(): after that a client would not come back by itself.
      engine.close()
      relay.stop()
      await nodes?.stop()
    },
    isReady: () => open && relay.healthy,
    stats: () => ({
      sockets: io.of('/').sockets.size,
      users: connections.users,
      watchedRooms: relay.rooms,
      otherNodes: nodes?.others ?? 0,
      delivered: audience.delivered,
      ...counts,
    }),
  }
}

/** In place of what Socket.IO keeps of a handshake: headers, times, addresses, as text. */
const NO_HANDSHAKE = Object.freeze({})

/** What we use of Socket.IO's Engine.IO server. */
interface Engine {
  clients: Record<string, EngineConnection>
  on(event: 'connection', listener: (connection: EngineConnection) => void): void
  handleRequest(request: IncomingMessage, response: ServerResponse): void
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}
interface EngineConnection {
  request: IncomingMessage
  on(event: string, listener: (packet: { type: string; data?: unknown }) => void): void
  close(discard?: boolean): void
}
