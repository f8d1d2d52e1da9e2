import type { Socket as NetSocket } from 'node:net'
import type { LiveSocket } from './types'

/** What we use of an Engine.IO connection; `_socket` is what `ws` itself writes to. */
interface Connection {
  readyState: string
  writeBuffer: unknown[]
  transport: { name: string; socket?: { _socket: NetSocket | null } }
  write(text: string): void
  once(event: 'upgrade', listener: () => void): void
}

/** A connection's own queue is measured each time it has grown by so many packets. */
const MEASURE_EVERY = 256

/**
 * The way to one socket. Writing is mostly waiting for memory that was last touched a thousand sockets ago, so this keeps
 * at hand what would else be found through five objects.
 */
export class Outlet {
  readonly socket: LiveSocket
  private readonly connection: Connection
  /** Below the WebSocket; null while the transport is another. */
  private raw: NetSocket | null

  constructor(socket: LiveSocket) {
    this.socket = socket
    this.connection = socket.conn as unknown as Connection
    this.raw = rawOf(this.connection)
    if (this.raw) return
    this.connection.once('upgrade', () => {
      this.raw = rawOf(this.connection)
    })
  }

  /**
   * Writes frames straight into the connection when that is the same as sending them by it: nothing is queued there that
   * they would overtake.
   * @returns false when they must go Socket.IO's way
   */
  write(frames: Buffer): boolean {
    const { raw, connection } = this
    if (raw === null || connection.writeBuffer.length > 0 || connection.readyState !== 'open') return false
    raw.write(frames)
    return true
  }

  /** Socket.IO's own way. */
  send(text: string): void {
    this.connection.write(text)
  }

  /** Whether more than so many bytes may wait for the reader: then it is worth measuring. */
  isFull(bytes: number): boolean {
    if (this.raw && this.raw.writableLength > bytes) return true
    return this.connection.writeBuffer.length % MEASURE_EVERY === MEASURE_EVERY - 1
  }
}

function rawOf({ transport }: Connection): NetSocket | null {
  return transport.name === 'websocket' ? (transport.socket?._socket ?? null) : null
}
