import type { IncomingMessage } from 'node:http'
import type { ErrorCode } from '@/lib/contracts/errors'
import { userRoom } from '@/lib/contracts/rooms'
import { AppError } from '@/lib/platform/app-error'
import { isUnavailable } from '@/lib/platform/database/errors'
import { authenticate } from '@/lib/server/auth/authenticate'
import type { Connections } from './connections'
import type { LiveLimits } from './limits'
import { Outlet } from './outlet'
import type { Relay } from './relay'
import type { RoomStream } from './room-stream'
import { TokenBucket } from './token-bucket'
import type { LiveSocket } from './types'

/** What is kept of a handshake's request: the request itself, 1 KB and its socket's buffers, is let go. */
export interface Credentials {
  cookie?: string
  authorization?: string
}

export const credentialsOf = ({ headers }: IncomingMessage): Credentials => ({
  ...(headers.cookie ? { cookie: headers.cookie } : {}),
  ...(headers.authorization ? { authorization: headers.authorization } : {}),
})

/** An error as the browser gets it in `connect_error`: `data.code` is one of our codes. */
export function connectError(code: ErrorCode, message: string): Error {
  return Object.assign(new Error(message), { data: { code } })
}

export interface Gate {
  relay: Relay
  connections: Connections
  limits: LiveLimits
  now: () => Date
}

/**
 * Lets a socket in: a session that counts, watched for its end from before it is looked at a second time, so that it
 * cannot end unseen between the look and the watch.
 * @throws Error with data.code: unauthenticated, rate_limited, unavailable, internal
 */
export async function admit(socket: LiveSocket, credentials: Credentials, parts: Gate): Promise<void> {
  const { relay, connections, limits } = parts
  const check = () => authenticate({ ...credentials }, parts.now())
  try {
    const viewer = await check()
    if (connections.of(viewer.userId).length >= limits.socketsPerUser) {
      throw new AppError('rate_limited', 'You have too many tabs open. Close some and try again.')
    }
    socket.data = {
      viewer: { userId: viewer.userId, sessionId: viewer.sessionId },
      ended: false,
      subscriptions: new Map(),
      outlet: new Outlet(socket),
      messages: new TokenBucket(limits.messageBurst, limits.messagesPerSecond, performance.now()),
      refusals: null,
    }
    connections.add(socket)
    const stream = relay.retain(userRoom(viewer.userId))
    // A refused socket's connection stays open for a while; it must not keep counting.
    if (socket.conn.readyState === 'open') socket.conn.on('close', () => forget(socket, parts, stream))
    else forget(socket, parts, stream)
    await stream.ready
    await check()
    if (socket.data.ended)
      throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')
  } catch (error) {
    throw toConnectError(error)
  }
}

function forget(socket: LiveSocket, { connections, relay }: Gate, stream: RoomStream) {
  connections.remove(socket)
  relay.release(stream)
}

function toConnectError(error: unknown): Error {
  if (error instanceof AppError) return connectError(error.code, error.message)
  if (isUnavailable(error))
    return connectError('unavailable', 'Gavel cannot reach its database. Trying again.')
  return connectError('internal', 'Something went wrong on our side.')
}
