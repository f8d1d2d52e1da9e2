import type { Logger } from 'pino'
import type { LiveEvent } from '@/lib/contracts/events'
import type { LiveLimits } from '../limits'
import { type Item, type Message, packMessages, readMessage } from './items'
import { Outbox } from './outbox'
import { fitting, type Seal } from './seal'
import type { OpenWire, Wire } from './wire'

/** An event that would fill more than this share of a message travels as its room's head. */
const EVENT_SHARE = 1 / 3

interface LineParts {
  nodeId: string
  wire: Wire
  seal: Seal
  limits: Pick<LiveLimits, 'lineRetryMs' | 'lineSilentMs'>
  logger: Logger
  /** Milliseconds of any steady clock. */
  now: () => number
  /** From another node. */
  onMessage: (message: Message) => void
  /** Carries (again): what others said meanwhile has not been heard. */
  onOpen: () => void
}

/**
 * Keeps a wire open and says on it, in batches, what is to be said. It promises nothing: while the wire is away everything is
 * dropped, and nothing waits for it. That it carries is known by hearing oneself: a Redis that hangs, or a connection that
 * died without a word, is found by that silence.
 */
export class Line {
  readonly nodeId: string
  private readonly parts: LineParts
  private readonly outbox: Outbox
  private readonly textBytes: number
  private wire: OpenWire | null = null
  /** Of the newest attempt: what an older one still says or loses does not count. */
  private attempt = 0
  private heardAt = 0
  private saying: Promise<void> | null = null
  private retryTimer?: NodeJS.Timeout
  private stopped = false
  private outage = false

  constructor(parts: LineParts) {
    this.parts = parts
    this.nodeId = parts.nodeId
    this.textBytes = fitting(parts.wire.maxBytes)
    this.outbox = new Outbox(this.textBytes * EVENT_SHARE)
  }

  start(): void {
    void this.connect()
  }

  /** True while it carries, as far as is known. */
  get open(): boolean {
    return this.wire !== null
  }

  say(item: Item): void {
    if (!this.wire) return
    this.outbox.add(item)
    this.saying ??= this.sayAll(this.attempt)
  }

  ring(event: LiveEvent): void {
    if (!this.wire) return
    this.outbox.ring(event)
    this.saying ??= this.sayAll(this.attempt)
  }

  /** Looks whether it has heard itself lately; to be called with each beat that is said. */
  watch(): void {
    const silence = this.parts.now() - this.heardAt
    if (this.wire && silence > this.parts.limits.lineSilentMs)
      this.lose(this.attempt, new Error(`nothing came back for ${Math.round(silence / 1_000)} s`))
  }

  /** Silence up to now is not the wire's. */
  forgive(): void {
    this.heardAt = this.parts.now()
  }

  /** What is said already still goes, if the wire takes it soon. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retryTimer)
    const late = new Promise<void>((resolve) => setTimeout(resolve, this.parts.limits.lineRetryMs).unref())
    await Promise.race([this.saying, late])
    this.attempt++
    this.wire?.close()
    this.wire = null
  }

  private async connect() {
    const attempt = ++this.attempt
    try {
      const wire = await this.parts.wire.open({
        text: (text) => attempt === this.attempt && this.hear(text),
        end: (reason) => this.lose(attempt, reason),
      })
      if (attempt !== this.attempt || this.stopped) return wire.close()
      this.wire = wire
      this.heardAt = this.parts.now()
      this.parts.onOpen()
    } catch (error) {
      this.lose(attempt, error)
    }
  }

  private lose(attempt: number, reason: unknown) {
    if (attempt !== this.attempt || this.stopped) return
    this.attempt++
    const { limits, logger } = this.parts
    if (!this.outage)
      logger.warn(
        { err: reason },
        `nodes: ${this.parts.wire.name} does not carry; other nodes hear by the heads of rooms until it does`,
      )
    this.outage = true
    this.wire?.close()
    this.wire = null
    this.saying = null
    this.outbox.clear()
    // Not all nodes at once.
    this.retryTimer = setTimeout(() => void this.connect(), limits.lineRetryMs * (1 + Math.random()))
    this.retryTimer.unref()
  }

  private hear(sealed: string) {
    const text = this.parts.seal.open(sealed)
    const message = text === null ? null : readMessage(text)
    if (!message) return
    if (message.from !== this.parts.nodeId) return this.parts.onMessage(message)
    this.heardAt = this.parts.now()
    if (this.outage) this.parts.logger.info(`nodes: ${this.parts.wire.name} carries again`)
    this.outage = false
  }

  /** One message under way at a time: whatever comes meanwhile goes with the next. */
  private async sayAll(attempt: number): Promise<void> {
    try {
      await new Promise(setImmediate)
      while (!this.outbox.empty) {
        for (const text of packMessages(this.parts.nodeId, this.outbox.take(), this.textBytes)) {
          if (attempt !== this.attempt) return
          await this.wire?.send(this.parts.seal.close(text))
        }
      }
    } catch (error) {
      this.lose(attempt, error)
    } finally {
      if (attempt === this.attempt) this.saying = null
    }
  }
}
