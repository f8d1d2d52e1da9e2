import type { Socket as NetSocket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Packet } from './packet'
import type { LiveSocket } from './types'

/** What we use of an Engine.IO connection; `_socket` is what `ws` itself writes to. */
interface Connection {
  readyState: string
  writeBuffer: unknown[]
  transport: { name: string; socket?: WebSocket & { _socket: NetSocket | null } }
  write(text: string): void
}

/** A connection's own queue is measured each time it has grown by so many packets. */
const MEASURE_EVERY = 256

interface FanOutParts {
  /** Bytes that may wait for a reader. */
  pendingBytes: number
  onSlow: (socket: LiveSocket) => void
}

/**
 * Writes to many sockets at once. What is told within one turn of the event loop goes to each socket in one write, and
 * sockets that hear the same share one buffer: some 10 µs a socket however many messages are in it, of which the kernel's
 * part is most. Each message stays a frame of its own, so a client sees no difference.
 *
 * Socket.IO's way is taken wherever that would not be the same: long-polling, a transport that is being changed, a
 * connection with something in its queue.
 */
export class FanOut {
  private readonly parts: FanOutParts
  private waiting = new Map<ReadonlySet<LiveSocket>, Packet[]>()

  constructor(parts: FanOutParts) {
    this.parts = parts
  }

  /** Whoever is in the set when it is written hears it. */
  tell(sockets: ReadonlySet<LiveSocket>, packet: Packet): void {
    if (this.waiting.size === 0) setImmediate(() => this.flush())
    const packets = this.waiting.get(sockets)
    if (packets) packets.push(packet)
    else this.waiting.set(sockets, [packet])
  }

  /** Writes now what waits for these, so that whoever comes next does not hear it. */
  settle(sockets: ReadonlySet<LiveSocket>): void {
    if (this.waiting.has(sockets)) this.flush()
  }

  flush(): void {
    if (this.waiting.size === 0) return
    const { waiting } = this
    this.waiting = new Map()
    const joined = new Joined()
    const slow: LiveSocket[] = []
    for (const [socket, packets] of shares(waiting)) {
      if (!this.write(socket, packets, joined)) slow.push(socket)
    }
    for (const socket of slow) this.parts.onSlow(socket)
  }

  /** @returns false: too much waits for him */
  private write(socket: LiveSocket, packets: readonly Packet[], joined: Joined): boolean {
    const connection = socket.conn as unknown as Connection
    const heard = packets.some(({ except }) => except?.has(socket))
      ? packets.filter(({ except }) => !except?.has(socket))
      : packets
    const raw = readySocketOf(connection)
    if (raw) {
      if (heard.length > 0) raw.write(joined.of(heard))
      return raw.writableLength <= this.parts.pendingBytes
    }
    for (const { text } of heard) connection.write(text)
    return connection.writeBuffer.length % MEASURE_EVERY !== MEASURE_EVERY - 1
  }
}

/** The connection's own socket, when writing to it now is the same as sending by it. */
function readySocketOf({ readyState, transport, writeBuffer }: Connection): NetSocket | null {
  if (readyState !== 'open' || transport.name !== 'websocket' || writeBuffer.length > 0) return null
  const { socket } = transport
  return socket && socket.readyState === socket.OPEN ? socket._socket : null
}

/** Buffers of lists of packets, each list's made once. */
class Joined {
  private readonly made = new Map<readonly Packet[], Buffer>()

  of(packets: readonly Packet[]): Buffer {
    const [only] = packets
    if (packets.length === 1 && only) return only.frame
    const made = this.made.get(packets) ?? Buffer.concat(packets.map(({ frame }) => frame))
    this.made.set(packets, made)
    return made
  }
}

/** What each socket gets, in the order in which it was told. Sockets that get the same share one list. */
function* shares(
  waiting: ReadonlyMap<ReadonlySet<LiveSocket>, readonly Packet[]>,
): Iterable<[LiveSocket, readonly Packet[]]> {
  if (waiting.size === 1) {
    for (const [sockets, packets] of waiting) for (const socket of sockets) yield [socket, packets]
    return
  }
  const lists = new Map<LiveSocket, readonly Packet[]>()
  const merged: Merged = new Map()
  for (const [sockets, packets] of waiting) {
    for (const socket of sockets) {
      const list = lists.get(socket)
      lists.set(socket, list ? merge(merged, list, packets) : packets)
    }
  }
  yield* lists
}

type Merged = Map<readonly Packet[], Map<readonly Packet[], readonly Packet[]>>

function merge(known: Merged, one: readonly Packet[], other: readonly Packet[]): readonly Packet[] {
  const ofOne = known.get(one) ?? new Map()
  known.set(one, ofOne)
  const made = ofOne.get(other) ?? [...one, ...other].sort((a, b) => a.order - b.order)
  ofOne.set(other, made)
  return made
}
