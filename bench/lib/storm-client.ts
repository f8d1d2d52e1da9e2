import { connect, type Socket } from 'node:net'
import { retryDelay } from '@/lib/client/connection-state'
import { FrameReader, mask, upgradeRequest } from './frames'

type Position = [epoch: number, seq: number]
type Fact = { room: string; epoch: number; seq: number }
type Answer = {
  ok: boolean
  epoch: number
  seq: number
  mode: string
  events: Fact[]
  error?: { code: string }
}

/** What was seen of all clients together. */
export interface Seen {
  /** Events told by replay, and by the room. */
  replayed: number
  live: number
  /** A number that was left out, and one that came twice: both are faults. */
  lost: number
  twice: number
  /** Rooms whose replay could not be had. */
  resets: number
  /** Handshakes that were refused, to come again, and connections that could not be made. */
  refused: number
  unreachable: number
  /** What should not be at all. */
  faults: string[]
}

export interface Place {
  cookie?: string
  rooms: readonly string[]
}

/** One tab, as the server sees it: resumes in its rooms where it stands, and comes back by itself. */
export class StormClient {
  /** Where it stands in each of its rooms; null: was never there. */
  readonly positions: (Position | null)[]
  private readonly joined: boolean[]
  private missing: number
  private socket: Socket | null = null
  private attempt = 0
  private timer?: ReturnType<typeof setTimeout>

  constructor(
    private readonly url: URL,
    private readonly index: number,
    private readonly place: Place,
    private readonly seen: Seen,
    private readonly hooks: { caughtUp(): void; moved(): void; comesBack(): boolean },
  ) {
    this.positions = place.rooms.map(() => null)
    this.joined = place.rooms.map(() => false)
    this.missing = place.rooms.length
  }

  /** @param delayMs until it tries */
  come(delayMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.open(), delayMs)
  }

  /** With a reset: thousands in TIME_WAIT would make the next connects crawl. */
  close(): void {
    clearTimeout(this.timer)
    this.socket?.removeAllListeners('close')
    this.socket?.resetAndDestroy()
    this.socket = null
  }

  private open() {
    const { url, place } = this
    const localAddress = `127.0.0.${2 + (this.index % 200)}`
    const socket = connect({ host: url.hostname, port: Number(url.port), localAddress, noDelay: true })
    this.socket = socket
    this.joined.fill(false)
    this.missing = place.rooms.length
    const frames = new FrameReader()
    const hear = (text: string) => this.hear(socket, text)
    let head: string | null = ''
    socket.on('connect', () =>
      socket.write(upgradeRequest(url, '/socket.io/?EIO=4&transport=websocket', place.cookie)),
    )
    socket.on('error', () => {})
    socket.on('close', () => this.lost(socket))
    socket.on('data', (chunk) => {
      if (head === null) return frames.read(chunk, hear)
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!head.startsWith('HTTP/1.1 101')) {
        this.seen.refused++
        socket.resetAndDestroy()
        return
      }
      const rest = Buffer.from(head.slice(end + 4), 'latin1')
      head = null
      if (rest.length > 0) frames.read(rest, hear)
    })
  }

  private lost(socket: Socket) {
    if (this.socket !== socket) return
    this.socket = null
    if (this.missing === this.place.rooms.length && this.attempt > 0) this.seen.unreachable++
    if (this.hooks.comesBack()) this.come(retryDelay(this.attempt++, Math.random()))
  }

  private hear(socket: Socket, text: string) {
    if (text.startsWith('42')) this.told(text)
    else if (text.startsWith('43')) this.answered(text)
    else if (text.startsWith('40')) {
      this.attempt = 0
      // As the product's tab: all its rooms at once.
      const asked = this.place.rooms.map((room, n) => {
        const [epoch, seq] = this.positions[n] ?? []
        return mask(`42${n}["subscribe",${JSON.stringify({ room, epoch, seq })}]`)
      })
      socket.write(Buffer.concat(asked))
    } else if (text.startsWith('44')) {
      if (text.includes('"unavailable"')) this.seen.refused++
      else this.seen.faults.push(text)
      socket.resetAndDestroy()
    } else if (text.startsWith('0')) socket.write(mask('40'))
    else if (text === '2') socket.write(mask('3'))
    else if (!text.startsWith('41')) this.seen.faults.push(text.slice(0, 200))
  }

  private answered(text: string) {
    const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [Answer]
    const n = Number.parseInt(text.slice(2), 10)
    if (!answer.ok) {
      this.seen.faults.push(`${this.place.rooms[n]}: ${answer.error?.code}`)
      return
    }
    const before = this.positions[n]
    if (answer.mode === 'reset') {
      // Its first visit has no position, and the server nothing to replay.
      if (before) this.seen.resets++
      this.positions[n] = [answer.epoch, answer.seq]
    } else {
      for (const event of answer.events ?? []) this.step(n, event, 'replayed')
      const [epoch, seq] = this.positions[n] ?? [0, 0]
      if (seq !== answer.seq || epoch !== answer.epoch) this.seen.lost += answer.seq - seq || 1
      this.positions[n] = [answer.epoch, answer.seq]
    }
    this.joined[n] = true
    this.hooks.moved()
    if (--this.missing === 0) this.hooks.caughtUp()
  }

  private told(text: string) {
    if (text.startsWith('42["heads"') || text.startsWith('42["presence_update"')) return
    const [, event] = JSON.parse(text.slice(2)) as [string, Fact]
    const n = this.place.rooms.indexOf(event.room)
    // Before the answer: what is told then is in it.
    if (!this.joined[n]) return
    this.step(n, event, 'live')
    this.hooks.moved()
  }

  private step(n: number, { epoch, seq }: Fact, how: 'replayed' | 'live') {
    const [was, last] = this.positions[n] ?? [0, 0]
    this.seen[how]++
    if (was === epoch && seq <= last) this.seen.twice++
    else if (seq !== last + 1 || (was !== epoch && last !== 0)) this.seen.lost++
    this.positions[n] = [epoch, seq]
  }
}
