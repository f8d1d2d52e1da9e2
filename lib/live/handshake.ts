import type { IncomingMessage } from 'node:http'
import type { ErrorCode } from '@/lib/contracts/errors'
import { userRoom } from '@/lib/contracts/rooms'
import { AppError } from '@/lib/platform/app-error'
import { isUnavailable } from '@/lib/platform/database/errors'
import { proofIn, viewerOf } from '@/lib/server/auth/authenticate'
import type { Admissions } from './admissions'
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
  admissions: Admissions
  limits: LiveLimits
  now: () => Date
}

/**
 * Lets a socket in when its turn comes.
 * @throws Error with data.code: unauthenticated, rate_limited, unavailable (also: too many come at once), internal
 */
export async function admit(socket: LiveSocket, credentials: Credentials, gate: Gate): Promise<void> {
  try {
    const admitted = gate.admissions.admit(() => enter(socket, credentials, gate))
    if (!admitted) throw new AppError('unavailable', 'Too many come back at once. Trying again.')
    await admitted
  } catch (error) {
    throw toConnectError(error)
  }
}

/**
 * A session that counts, watched for its end from before it is looked at, so that it cannot end unseen between the look and
 * the watch.
 */
async function enter(socket: LiveSocket, credentials: Credentials, gate: Gate): Promise<void> {
  const { relay, connections, limits } = gate
  // Gone while it waited.
  if (!isOpen(socket)) return
  const proof = await proofIn({ ...credentials })
  socket.data = {
    viewer: proof,
    admitted: false,
    ended: false,
    subscriptions: new Map(),
    outlet: new Outlet(socket),
    messages: new TokenBucket(limits.messageBurst, limits.messagesPerSecond, performance.now()),
    refusals: null,
  }
  connections.add(socket)
  const stream = relay.retain(userRoom(proof.userId))
  // A refused socket's connection stays open for a while; it must not keep watching.
  if (isOpen(socket)) socket.conn.on('close', () => forget(socket, gate, stream))
  else forget(socket, gate, stream)
  await stream.ready
  await viewerOf(proof, gate.now())
  if (socket.data.ended)
    throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.')
  if (connections.admitted(proof.userId) >= limits.socketsPerUser) {
    throw new AppError('rate_limited', 'You have too many tabs open. Close some and try again.')
  }
  socket.data.admitted = true
}

function forget(socket: LiveSocket, { connections, relay }: Gate, stream: RoomStream) {
  connections.remove(socket)
  relay.release(stream)
}

const isOpen = ({ conn }: LiveSocket): boolean => conn.readyState === 'open'

function toConnectError(error: unknown): Error {
  if (error instanceof AppError) return connectError(error.code, error.message)
  if (isUnavailable(error))
    return connectError('unavailable', 'Gavel cannot reach its database. Trying again.')
  return connectError('internal', 'Something went wrong on our side.')
}
