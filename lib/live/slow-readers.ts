import { dropUnread, unreadBytes } from './unread-polls'

/** The parts of an Engine.IO connection that tell how far its reader is behind. */
interface Connection {
  writeBuffer: { data?: unknown }[]
  transport: { socket?: { bufferedAmount?: number; terminate?: () => void } }
  close(discard?: boolean): void
}

/** Text characters waiting in the connection's own queue and bytes waiting in its WebSocket, or in the answer to its poll. */
export function pendingBytes(connection: Connection): number {
  let size = (connection.transport.socket?.bufferedAmount ?? 0) + unreadBytes(connection)
  for (const { data } of connection.writeBuffer) size += typeof data === 'string' ? data.length : 0
  return size
}

/**
 * Drops who has more waiting than `bound`. Socket.IO itself has no such cap, and a polite close would wait for the
 * very buffer to empty. He comes back, and resumes from his position.
 * @returns whether it was dropped
 */
export function dropIfSlow(connection: Connection, bound: number): boolean {
  if (pendingBytes(connection) <= bound) return false
  connection.transport.socket?.terminate?.()
  dropUnread(connection)
  connection.close(true)
  return true
}
