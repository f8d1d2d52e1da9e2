import type { ChatMessageView } from '@/lib/contracts/views'
import { ApiError } from './api-error'
import { afterAct, nextOf, nextTime, type Outbox, type OutboxAct, type OutgoingMessage } from './chat-outbox'
import { retryDelay } from './connection-state'
import type { OutboxStorage } from './outbox-storage'

export interface SenderParts {
  storage: OutboxStorage
  /** Sends once. @throws ApiError, or anything when no answer came */
  send(message: OutgoingMessage): Promise<ChatMessageView>
  /** Runs an act while no other tab of this browser runs one of that name, where the browser can promise it. */
  alone(name: string, act: () => Promise<void>): Promise<void>
  newClientId(): string
}

const LONGEST_WAIT_MS = 5_000
/** A fault of the server that stays so often is an answer. */
const MOST_FAULTS = 5

interface Line {
  running: boolean
  misses: number
  timer?: ReturnType<typeof setTimeout>
}

/** Sends what is in the outbox: of each chat in the order it was written, one at a time, until the server has decided. */
export class OutboxSender {
  private outbox: Outbox = []
  private readonly lines = new Map<string, Line>()
  private readonly listeners = new Set<() => void>()
  private readonly parts: SenderParts
  private resting = true

  constructor(parts: SenderParts) {
    this.parts = parts
  }

  /** For useSyncExternalStore. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly snapshot = (): Outbox => this.outbox

  /** Takes up what this device has kept. @returns how to rest: nothing more is tried, and nothing is lost */
  start(): () => void {
    this.resting = false
    for (const message of this.parts.storage.all()) this.act({ type: 'written', message })
    this.wake()
    return () => {
      this.resting = true
      for (const line of this.lines.values()) clearTimeout(line.timer)
    }
  }

  write(message: Pick<OutgoingMessage, 'chatId' | 'text' | 'replyTo'>): void {
    const at = nextTime(this.outbox, Date.now())
    this.enter({ ...message, clientId: this.parts.newClientId(), at, refused: null })
  }

  retry(clientId: string): void {
    this.act({ type: 'retried', clientId, at: nextTime(this.outbox, Date.now()) })
    const item = this.outbox.find((candidate) => candidate.clientId === clientId)
    if (item?.state === 'waiting') this.enter(item)
  }

  discard(clientId: string): void {
    this.parts.storage.forget(clientId)
    this.act({ type: 'gone', clientId })
  }

  /** An event or an answer has it. */
  arrived(message: ChatMessageView): void {
    if (!this.stateOf(message.clientId)) return
    this.parts.storage.forget(message.clientId)
    this.act({ type: 'arrived', message })
  }

  /** The page's own list has them. */
  shown(clientIds: Iterable<string>): void {
    for (const clientId of clientIds) {
      if (this.stateOf(clientId)) this.discard(clientId)
    }
  }

  /** An entry of the storage was changed by another tab. */
  stored(key: string, text: string | null): void {
    const clientId = this.parts.storage.clientIdOf(key)
    const message = this.parts.storage.read(key, text)
    if (message) {
      this.act({ type: 'written', message })
      this.run(message.chatId)
    } else if (clientId && text === null && this.stateOf(clientId) !== 'arrived') {
      this.act({ type: 'gone', clientId })
    }
  }

  /** The connection is back: nobody waits for his turn to try. */
  wake(): void {
    for (const chatId of new Set(this.outbox.map((item) => item.chatId))) this.run(chatId)
  }

  private enter({ clientId, chatId, text, replyTo, at, refused }: OutgoingMessage) {
    const message = { clientId, chatId, text, replyTo, at, refused }
    this.parts.storage.keep(message)
    this.act({ type: 'written', message })
    this.run(chatId)
  }

  private run(chatId: string) {
    const line = this.lines.get(chatId) ?? { running: false, misses: 0 }
    this.lines.set(chatId, line)
    clearTimeout(line.timer)
    if (line.running || this.resting) return
    void this.drain(chatId, line)
  }

  private async drain(chatId: string, line: Line) {
    line.running = true
    let wait: number | null = null
    while (!this.resting && wait === null && nextOf(this.outbox, chatId)) {
      await this.parts
        .alone(`gavel:outbox:${chatId}`, async () => {
          wait = await this.sendNext(chatId, line)
        })
        // A page that is going away gets no lock.
        .catch(() => {
          wait = LONGEST_WAIT_MS
        })
    }
    line.running = false
    if (wait !== null && !this.resting) line.timer = setTimeout(() => this.run(chatId), wait)
  }

  /** @returns how long to wait before the next try; null: go on */
  private async sendNext(chatId: string, line: Line): Promise<number | null> {
    const item = nextOf(this.outbox, chatId)
    if (!item) return null
    const { clientId } = item
    if (this.parts.storage.isSettled(clientId)) {
      this.act({ type: 'gone', clientId })
      return null
    }
    this.act({ type: 'sending', clientId })
    try {
      this.arrived(await this.parts.send(item))
      line.misses = 0
      return null
    } catch (error) {
      if (isRefusal(error, line.misses)) {
        line.misses = 0
        this.act({ type: 'refused', clientId, sentence: error.message })
        if (this.stateOf(clientId) === 'refused') this.parts.storage.keep({ ...item, refused: error.message })
        return null
      }
      this.act({ type: 'missed', clientId })
      return Math.max(askedWait(error), retryDelay(line.misses++, Math.random()))
    }
  }

  private stateOf(clientId: string) {
    return this.outbox.find((item) => item.clientId === clientId)?.state
  }

  private act(act: OutboxAct) {
    const next = afterAct(this.outbox, act)
    if (next === this.outbox) return
    this.outbox = next
    for (const listener of this.listeners) listener()
  }
}

/** An answer that another try would get again. */
function isRefusal(error: unknown, misses: number): error is ApiError {
  if (!(error instanceof ApiError)) return false
  if (error.code === 'internal') return misses >= MOST_FAULTS
  const again = ['request_in_progress', 'rate_limited', 'unauthenticated'].includes(error.code)
  return error.status >= 400 && error.status < 500 && !again
}

function askedWait(error: unknown): number {
  const seconds = error instanceof ApiError ? Number(error.details?.retryAfterSeconds ?? 0) : 0
  return seconds * 1_000
}
