import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { type DeliveredEvent, eventTypes } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import {
  type ClientToServer,
  type ServerToClient,
  SOCKET_PATH,
  type SubscribeAnswer,
} from '@/lib/contracts/socket'
import { createLive, type Live, type LiveOptions } from '@/lib/live'

export type TestSocket = Socket<ServerToClient, ClientToServer>

export interface TestLive {
  live: Live
  origin: string
  /** A client as a browser would be: with its cookie and our Origin. */
  client(cookie: string | null, options?: Partial<ManagerOptions & SocketOptions>): TestSocket
  close(): Promise<void>
}

interface Place {
  /** Any free one by default. */
  port?: number
  /** Answers what is not for the sockets. */
  answer?: (request: IncomingMessage, response: ServerResponse) => unknown
}

/** The live side on a real server and port, mounted as server.ts does. */
export async function startLive(
  options: Partial<LiveOptions> = {},
  { port = 0, answer }: Place = {},
): Promise<TestLive> {
  const live = createLive(options)
  const server = createServer((request, response) =>
    answer && !request.url?.startsWith(SOCKET_PATH)
      ? answer(request, response)
      : live.handleRequest(request, response),
  )
  server.on('upgrade', (request, socket, head) => live.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clients: TestSocket[] = []
  await live.start()
  return {
    live,
    origin,
    client(cookie, given = {}) {
      const socket = connectTo(origin, cookie, given)
      clients.push(socket)
      return socket
    },
    async close() {
      for (const client of clients) client.disconnect()
      await live.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A client as a browser would be, of whichever node listens there. */
export function connectTo(
  origin: string,
  cookie: string | null,
  given: Partial<ManagerOptions & SocketOptions> = {},
): TestSocket {
  const extraHeaders = { origin, ...(cookie ? { cookie } : {}), ...given.extraHeaders }
  return connect(origin, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...given,
    extraHeaders,
  })
}

/** Resolves with the first time the socket hears `event`. */
export const heard = <T = unknown>(socket: TestSocket, event: string): Promise<T> =>
  new Promise((resolve) => (socket as Socket).once(event, resolve))

export async function subscribe(
  socket: TestSocket,
  room: Room,
  position?: readonly [number, number],
): Promise<SubscribeAnswer> {
  return socket.emitWithAck('subscribe', {
    room,
    ...(position ? { epoch: position[0], seq: position[1] } : {}),
  })
}

/** Collects all that a socket hears of a room. */
export function record(socket: TestSocket, room: Room) {
  const events: DeliveredEvent[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  for (const type of [...eventTypes, 'hidden']) {
    ;(socket as Socket).on(type, (event: DeliveredEvent) => {
      if (event.room !== room) return
      events.push(event)
      for (const waiter of waiting) if (events.length >= waiter.count) waiter.resolve()
    })
  }
  return {
    events,
    seqs: () => events.map((event) => event.seq),
    /** Resolves once that many have come. */
    reach: (count: number) =>
      new Promise<void>((resolve) =>
        events.length >= count ? resolve() : void waiting.push({ count, resolve }),
      ),
  }
}

/** All signals of one kind that a socket hears of a room; `next` resolves with the first that fits. */
export function listen<T extends { room: Room }>(
  socket: TestSocket,
  name: 'chat_typing' | 'presence_update',
  room: Room,
) {
  const signals: T[] = []
  const waiting: { fits: (signal: T) => boolean; done: (signal: T) => void }[] = []
  ;(socket as { on(name: string, listener: (signal: T) => void): unknown }).on(name, (signal) => {
    if (signal.room !== room) return
    signals.push(signal)
    for (const each of waiting) if (each.fits(signal)) each.done(signal)
  })
  const next = (fits: (signal: T) => boolean) =>
    new Promise<T>((done) => {
      const there = signals.find(fits)
      if (there) done(there)
      else waiting.push({ fits, done })
    })
  return { signals, next }
}
