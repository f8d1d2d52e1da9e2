import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { ErrorCode } from '@/lib/contracts/errors'
import {
  type ClientToServer,
  pingMessage,
  type Refusal,
  subscribeMessage,
  typingMessage,
  unsubscribeMessage,
} from '@/lib/contracts/socket'
import { AppError } from '@/lib/platform/app-error'
import { isUnavailable } from '@/lib/platform/database/errors'
import type { Budgets } from './budgets'
import type { LiveLimits } from './limits'
import { TokenBucket } from './token-bucket'
import type { LiveSocket } from './types'

/** All that a tab may say, with its shape. A client never originates a fact, so no event's name is among them. */
const shapes: Record<keyof ClientToServer, z.ZodType> = {
  subscribe: subscribeMessage,
  unsubscribe: unsubscribeMessage,
  ping_at: pingMessage,
  typing: typingMessage,
}

export function refusal(code: ErrorCode, message: string): Refusal {
  return { ok: false, error: { code, message } }
}

/** Any failure of a handler as the tab is told it. */
export function refusalOf(error: unknown, logger: Logger): Refusal {
  if (error instanceof AppError) return refusal(error.code, error.message)
  if (isUnavailable(error))
    return refusal('unavailable', 'Gavel cannot reach its database. Try again in a moment.')
  logger.error({ err: error }, 'a socket message failed')
  return refusal('internal', 'Something went wrong on our side.')
}

/** What each message does. */
export type Handlers = {
  [Name in keyof ClientToServer]: (socket: LiveSocket, ...said: Parameters<ClientToServer[Name]>) => void
}

/**
 * Takes every message of a socket: known name, strict shape, one acknowledgement, not too fast. What it refuses is
 * answered where an answer was asked for, and counted; who collects too many refusals is disconnected.
 * @returns for `socket.onAny`. All sockets share it, and it is all they listen with: middleware and a listener a message would
 * be six closures and a larger table for each
 */
export function guardMessages(
  handlers: Handlers,
  limits: LiveLimits,
  ofUsers: Budgets,
  onRefused: () => void,
): (this: LiveSocket, ...packet: unknown[]) => void {
  return function (...packet) {
    if (!this.connected) return
    const { data } = this
    const [name, message, answer] = packet as [keyof Handlers, never, never]
    const now = performance.now()
    const inTime = () => data.messages.take(now) && ofUsers.take(data.viewer.userId, now)
    const refused = judge(name, message, answer, packet.length, inTime)
    if (!refused) return handlers[name](this, message, answer)
    onRefused()
    const reply = packet.at(-1)
    if (typeof reply === 'function') reply(refused)
    data.refusals ??= new TokenBucket(limits.refusalBurst, limits.refusalsPerSecond, now)
    if (!data.refusals.take(now)) this.disconnect(true)
  }
}

function judge(
  name: string,
  message: unknown,
  answer: unknown,
  length: number,
  inTime: () => boolean,
): Refusal | null {
  if (!inTime()) return refusal('rate_limited', 'Too many messages at once.')
  const shape = Object.hasOwn(shapes, name) ? shapes[name as keyof ClientToServer] : undefined
  if (!shape) return refusal('forbidden', 'A tab may not say that.')
  if (length !== 3 || typeof answer !== 'function' || !shape.safeParse(message).success) {
    return refusal('invalid_request', 'The message does not have the shape that it must have.')
  }
  return null
}

/** A Socket.IO packet that announces binary attachments. */
const BINARY = /^[56]/
/** One that enters a namespace. */
const ENTER = '0'

interface RawConnection {
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void
  close(discard?: boolean): void
}

/**
 * Below Socket.IO: closes who sends binary, enters a namespace a second time (each time the database is asked who he is), or
 * sends more packets of any kind than an honest client could, before they are parsed further.
 */
export function guardPackets(connection: RawConnection, limits: LiveLimits, onRefused: () => void): void {
  const packets = new TokenBucket(limits.packetBurst, limits.packetsPerSecond, performance.now())
  let entered = 0
  connection.on('packet', ({ type, data }) => {
    const isMessage = type === 'message'
    const binary = isMessage && (typeof data !== 'string' || BINARY.test(data))
    if (isMessage && typeof data === 'string' && data.startsWith(ENTER)) entered++
    if (!binary && entered < 2 && packets.take(performance.now())) return
    onRefused()
    connection.close(true)
  })
}

/** The connection that a request of long-polling is about, while it stands. */
export function connectionOf<C>(clients: Record<string, C>, { url }: IncomingMessage): C | null {
  const sid = new URLSearchParams(url?.split('?')[1]).get('sid') ?? ''
  return (Object.hasOwn(clients, sid) && clients[sid]) || null
}

/** A WebSocket's too large frame ends it; a polling body that is refused with 413 would leave its connection standing. */
export function closeWhenTooLarge(
  { clients }: { clients: Record<string, { close(discard?: boolean): void }> },
  request: IncomingMessage,
  response: ServerResponse,
  onRefused: () => void,
): void {
  if (request.method !== 'POST') return
  response.once('finish', () => {
    if (response.statusCode !== 413) return
    onRefused()
    connectionOf(clients, request)?.close(true)
  })
}
