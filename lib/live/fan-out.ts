import type { Room } from '@/lib/contracts/rooms'
import type { Outlet } from './outlet'
import { joined, type Packet } from './packet'

interface FanOutParts {
  /** Bytes that may wait for a reader. */
  pendingBytes: number
  onSlow: (outlet: Outlet) => void
}

/** Those in a room who see the same of it. Nobody is in two of one room. Who leaves gives his place to the last. */
export type Hearers = readonly Outlet[]

/**
 * Writes to many sockets at once. What is told within one turn of the event loop goes to each socket in one write, and
 * sockets that hear the same share one buffer: the same cost however many messages are in it, most of it the kernel's. Each
 * message stays a frame of its own, so a client sees no difference.
 */
export class FanOut {
  private readonly parts: FanOutParts
  private waiting = new Map<Hearers, Batch>()
  private rooms = new Set<Room>()

  constructor(parts: FanOutParts) {
    this.parts = parts
  }

  /** Whoever is among them when it is written hears it. */
  tell(room: Room, hearers: Hearers, packet: Packet): void {
    if (this.waiting.size === 0) setImmediate(() => this.flush())
    this.rooms.add(room)
    const batch = this.waiting.get(hearers)
    if (batch) batch.add(packet)
    else this.waiting.set(hearers, new Batch([packet]))
  }

  /** Writes now what waits for these, so that whoever comes next does not hear it. */
  settle(hearers: Hearers): void {
    if (this.waiting.has(hearers)) this.flush()
  }

  flush(): void {
    const { waiting, rooms } = this
    if (waiting.size === 0) return
    this.waiting = new Map()
    this.rooms = new Set()
    const slow: Outlet[] = []
    const write = (outlet: Outlet, batch: Batch) => {
      batch.writeTo(outlet)
      if (outlet.isFull(this.parts.pendingBytes)) slow.push(outlet)
    }
    if (rooms.size === 1) {
      // From the end, so that whoever is gone by the writing leaves nobody out.
      for (const [hearers, batch] of waiting) {
        for (let n = hearers.length - 1; n >= 0; n--) write(hearers[n] as Outlet, batch)
      }
    } else for (const [outlet, batch] of shares(waiting)) write(outlet, batch)
    for (const outlet of slow) this.parts.onSlow(outlet)
  }
}

/** Messages that go together, and the one buffer of all their frames. */
class Batch {
  private readonly packets: Packet[]
  private frames: Buffer | null = null
  private forAll = true
  private readonly merged = new Map<Batch, Batch>()

  constructor(packets: Packet[]) {
    this.packets = packets
    this.forAll = packets.every(({ except }) => except === null)
  }

  add(packet: Packet): void {
    this.packets.push(packet)
    this.forAll &&= packet.except === null
  }

  /** Both, in the order in which they were told; made once for all who hear both. */
  with(other: Batch): Batch {
    const made =
      this.merged.get(other) ??
      new Batch([...this.packets, ...other.packets].sort((a, b) => a.order - b.order))
    this.merged.set(other, made)
    return made
  }

  writeTo(outlet: Outlet): void {
    if (!this.forAll && this.packets.some(({ except }) => except?.has(outlet.socket))) {
      const heard = this.packets.filter(({ except }) => !except?.has(outlet.socket))
      if (heard.length > 0) send(outlet, heard, join(heard))
      return
    }
    this.frames ??= join(this.packets)
    send(outlet, this.packets, this.frames)
  }
}

function join(packets: readonly Packet[]): Buffer {
  const [only] = packets
  return packets.length === 1 && only ? only.frame : joined(packets.map(({ frame }) => frame))
}

function send(outlet: Outlet, packets: readonly Packet[], frames: Buffer) {
  if (outlet.write(frames)) return
  for (const { text } of packets) outlet.send(text)
}

/** What each gets who is in several rooms. */
function shares(waiting: ReadonlyMap<Hearers, Batch>): Map<Outlet, Batch> {
  const all = new Map<Outlet, Batch>()
  for (const [hearers, batch] of waiting) {
    for (const outlet of hearers) {
      const before = all.get(outlet)
      all.set(outlet, before ? before.with(batch) : batch)
    }
  }
  return all
}
