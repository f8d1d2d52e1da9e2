import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { Transform } from 'node:stream'

/** What a network may do to bytes; each direction of each connection for itself. */
export interface Faults {
  /** Milliseconds that each piece is late; their order stays. */
  delayMs: number
  /** Most bytes in one piece; 0: as they come. */
  sliceBytes: number
  /** Bytes a second; 0: as fast as they come. */
  bytesPerSecond: number
  /** Nothing comes through and nobody is told. What was held comes through afterwards, as TCP sends it again. */
  blackHole: boolean
  /** New connections are reset at once; those that stand go on. */
  refuse: boolean
}

const NO_FAULTS: Faults = { delayMs: 0, sliceBytes: 0, bytesPerSecond: 0, blackHole: false, refuse: false }

export interface FaultProxy {
  port: number
  /** http://localhost:PORT: the same site as the target's, so that its cookies hold. */
  url: string
  /** From now on, for connections that stand and for new ones. What is left out stays as it is. */
  set(faults: Partial<Faults>): void
  /** No faults any more; what was held comes through. */
  heal(): void
  /** From now on new connections go there. */
  aim(target: string): void
  /** Resets every connection that stands (RST, on both sides). @returns how many */
  reset(): number
  /** How many connections stand. */
  connections(): number
  /** Bytes that came through so far. */
  passed(): { up: number; down: number }
  close(): Promise<void>
}

/**
 * A TCP proxy in front of a server, which breaks what a browser cannot: it is told nothing of a reset or a black hole but
 * what its own sockets tell it.
 * @param target the address of the server, as http://localhost:3000
 */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let { hostname, port } = new URL(target)
  const faults = { ...NO_FAULTS }
  const pairs = new Set<Pair>()
  const passed = { up: 0, down: 0 }
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (faults.refuse) {
      near.on('error', () => {})
      near.resetAndDestroy()
      return
    }
    const far = dial({ host: hostname, port: Number(port), allowHalfOpen: true })
    const pair = new Pair(near, far, faults, passed)
    pairs.add(pair)
    pair.whenGone(() => pairs.delete(pair))
  })
  await listen(server)
  const { port: own } = server.address() as { port: number }
  const wake = () => {
    for (const pair of pairs) pair.wake()
  }
  return {
    port: own,
    url: `http://localhost:${own}`,
    set(next) {
      Object.assign(faults, next)
      wake()
    },
    heal() {
      Object.assign(faults, NO_FAULTS)
      wake()
    },
    aim(next) {
      ;({ hostname, port } = new URL(next))
    },
    reset() {
      const standing = [...pairs]
      for (const pair of standing) pair.reset()
      return standing.length
    },
    connections: () => pairs.size,
    passed: () => ({ ...passed }),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const pair of pairs) pair.reset()
      await closed
    },
  }
}

const listen = (server: Server) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })

/** A connection of a client and the one to the server that stands behind it. */
class Pair {
  private readonly near: Socket
  private readonly far: Socket
  private readonly ways: Way[]

  constructor(near: Socket, far: Socket, faults: Faults, passed: { up: number; down: number }) {
    this.near = near
    this.far = far
    const up = new Way(faults, (bytes) => {
      passed.up += bytes
    })
    const down = new Way(faults, (bytes) => {
      passed.down += bytes
    })
    this.ways = [up, down]
    near.setNoDelay(true)
    far.setNoDelay(true)
    near.pipe(up).pipe(far)
    far.pipe(down).pipe(near)
    // One side that breaks breaks the other, as on a wire.
    for (const [side, other] of [
      [near, far],
      [far, near],
    ] as const) {
      side.on('error', () => other.resetAndDestroy())
      side.on('close', (hadError) => !hadError && other.destroySoon())
    }
  }

  whenGone(act: () => void) {
    let open = 2
    for (const side of [this.near, this.far]) {
      side.once('close', () => {
        if (--open > 0) return
        for (const way of this.ways) way.destroy()
        act()
      })
    }
  }

  wake() {
    for (const way of this.ways) way.wake()
  }

  reset() {
    this.near.resetAndDestroy()
    this.far.resetAndDestroy()
  }
}

interface Piece {
  bytes: Buffer
  /** By this clock. */
  due: number
}

/** More than this held: the sender must wait, as on a full wire. */
const MOST_HELD = 65_536

/** One direction: hands each piece on when the faults of that moment let it. */
class Way extends Transform {
  private readonly faults: Faults
  private readonly count: (bytes: number) => void
  private readonly pieces: Piece[] = []
  private held = 0
  private timer?: NodeJS.Timeout
  private takeMore: (() => void) | null = null
  private finish: (() => void) | null = null

  constructor(faults: Faults, count: (bytes: number) => void) {
    super({ highWaterMark: 16_384 })
    this.faults = faults
    this.count = count
  }

  override _transform(bytes: Buffer, _encoding: string, done: () => void) {
    this.pieces.push({ bytes, due: Date.now() + this.faults.delayMs })
    this.held += bytes.length
    if (this.held < MOST_HELD) done()
    else this.takeMore = done
    this.wake()
  }

  /** The end of a connection is held like all else: nobody hears of it through a black hole. */
  override _flush(done: () => void) {
    this.finish = done
    this.wake()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    clearTimeout(this.timer)
    done(error)
  }

  /** Something came, or the faults have changed. */
  wake() {
    clearTimeout(this.timer)
    if (this.destroyed || this.faults.blackHole) return
    const [piece] = this.pieces
    if (!piece) {
      const { finish } = this
      this.finish = null
      finish?.()
      return
    }
    const wait = this.faults.delayMs > 0 ? piece.due - Date.now() : 0
    if (wait > 0) this.timer = setTimeout(() => this.wake(), wait)
    else this.hand(piece)
  }

  private hand(piece: Piece) {
    const { sliceBytes, bytesPerSecond } = this.faults
    const size = sliceBytes > 0 ? Math.min(sliceBytes, piece.bytes.length) : piece.bytes.length
    this.push(piece.bytes.subarray(0, size))
    this.count(size)
    this.held -= size
    if (size < piece.bytes.length) piece.bytes = piece.bytes.subarray(size)
    else this.pieces.shift()
    const { takeMore } = this
    if (takeMore && this.held < MOST_HELD) {
      this.takeMore = null
      takeMore()
    }
    // A slice is one on the wire only when the one before it has left.
    clearTimeout(this.timer)
    const paced = bytesPerSecond > 0 ? (size * 1000) / bytesPerSecond : 0
    this.timer = setTimeout(() => this.wake(), paced)
  }
}
