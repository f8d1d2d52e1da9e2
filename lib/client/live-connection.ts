import { type DeliveredEvent, eventTypes, isHidden, type LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { ClientSocket } from './client-socket'
import { ClockSync } from './clock-sync'
import { Coalescer } from './coalesce'
import {
  type ConnectionSignal,
  type ConnectionStatus,
  GRACE_MS,
  nextStatus,
  retryDelay,
  SLOW_POLL_MS,
} from './connection-state'
import { LiveSignals } from './live-signals'
import { type RoomSink, RoomSubscriptions } from './room-subscriptions'
import { HOLDS_MS, TransportChoice } from './transport-choice'
import { unknownFact } from './unknown-fact'
import { listenForWake } from './wake'

/** Looks on at what the connection does; for summaries, toasts and the inspector, not for data. */
export interface Onlooker {
  /** A fact, once a room, in order. */
  onFact?(event: LiveEvent): void
  /** The same, and the bare numbers of what is not for this viewer. */
  onDelivered?(event: DeliveredEvent): void
  /** What was told in a room while the tab was away cannot be had. */
  onRoomLost?(room: Room): void
  /** The server said something. */
  onHeard?(): void
}

export interface ConnectionParts {
  /** Makes the socket, not yet connecting, that does not reconnect by itself. */
  makeSocket(): ClientSocket
  sink: RoomSink & { refetchAll(): void; tellNamed?(listener: (rooms: readonly Room[]) => void): void }
  /** Asks the server over plain HTTP; resolves with its clock, rejects when it does not answer. */
  probe(): Promise<number>
  onSignedOut(): void
  /** Between two reads of what this tab cannot hear of. */
  pollMs?: number
}

const ANSWER_MS = 5_000
const PING_EVERY_MS = 20_000
/** Quick pings at the start, for a first good offset. */
const FIRST_PINGS = 4

/** A connection that is lost sooner is tried again with the waiting that had grown; after a longer one it begins anew. */
const FLAP_MS = 3_000

/** One socket a tab: its rooms, its state, its clock. Opening and closing is idempotent and survives strict mode. */
export class LiveConnection {
  readonly clock = new ClockSync()
  readonly rooms: RoomSubscriptions
  readonly signals = new LiveSignals()
  status: ConnectionStatus = 'connecting'
  private readonly parts: ConnectionParts
  private readonly batch: Coalescer<DeliveredEvent>
  private readonly statusListeners = new Set<() => void>()
  private readonly onlookers = new Set<Onlooker>()
  private socket: ClientSocket | null = null
  /** Cut on purpose: nothing brings the socket back until `mend`. */
  isCut = false
  private attempt = 0
  private readonly choice = new TransportChoice()
  /** When the connection was opened, ms of the steady clock. */
  private openedAt = 0
  /** Runs while a connection has yet to prove that it holds. */
  private holdTimer?: ReturnType<typeof setTimeout>
  private retryTimer?: ReturnType<typeof setTimeout>
  private watchTimer?: ReturnType<typeof setTimeout>
  private pingTimer?: ReturnType<typeof setTimeout>
  private stopListening = () => {}

  constructor(parts: ConnectionParts) {
    this.parts = parts
    const { sink } = parts
    this.batch = new Coalescer((events) => {
      sink.onEvents(events)
      for (const event of events) {
        for (const onlooker of this.onlookers) {
          onlooker.onDelivered?.(event)
          if (!isHidden(event)) onlooker.onFact?.(event)
        }
      }
    })
    this.rooms = new RoomSubscriptions(
      {
        isOpen: () => this.socket?.connected ?? false,
        subscribe: async (message) =>
          (await this.socket
            ?.timeout(ANSWER_MS)
            .emitWithAck('subscribe', message)
            .catch(() => null)) ?? null,
        unsubscribe: (room) => this.socket?.emit('unsubscribe', { room }, () => {}),
      },
      {
        onEvents: (events) => this.batch.add(events),
        // What is decided about a room must not overtake what it has told.
        onReset: (room, position, lost) =>
          this.afterFlush(() => {
            sink.onReset(room, position, lost)
            if (lost) for (const onlooker of this.onlookers) onlooker.onRoomLost?.(room)
          }),
        onJoined: (room, position) => this.afterFlush(() => sink.onJoined(room, position)),
        onLeft: (room) => this.afterFlush(() => sink.onLeft(room), room),
        onRevoked: (room) => this.afterFlush(() => sink.onRevoked(room), room),
        onRefused: (room) => this.afterFlush(() => sink.onRefused(room)),
        oldestPosition: (room) => sink.oldestPosition(room),
      },
      () => this.tell(),
      parts.pollMs,
    )
    sink.tellNamed?.((rooms) => this.rooms.onNamed(rooms))
  }

  private afterFlush(act: () => void, left?: Room) {
    this.batch.flush()
    if (left) this.signals.forget(left)
    act()
  }

  /** @returns how to close it */
  start(): () => void {
    const socket = this.parts.makeSocket()
    this.socket = socket
    socket.on('connect', () => this.onConnect())
    socket.on('disconnect', () => this.onLost())
    socket.on('connect_error', (error) => this.onRefused(error))
    for (const type of [...eventTypes, 'hidden'] as const) {
      socket.on(type, ((event: DeliveredEvent) => this.rooms.receive(event)) as never)
    }
    this.signals.listen(socket, (room) => this.rooms.statusOf(room) === 'joined')
    socket.on('heads', (heads) => this.rooms.onHeads(heads))
    socket.onAny((name: string, told: unknown) => {
      this.heard()
      const fact = unknownFact(name, told)
      if (fact) this.rooms.receive(fact)
    })
    socket.on('revoked', ({ room }) => this.rooms.onRevoked(room))
    this.stopListening = listenForWake({
      onDoubt: () => void this.look(),
      onNetwork: (present) => {
        this.signal({ type: present ? 'network_back' : 'network_gone' })
        void this.look()
      },
      onSlept: () => this.clock.doubt(),
    })
    this.connect()
    this.watch(GRACE_MS)
    return () => this.stop()
  }

  /** Breaks the live channel, as a proxy that blocks it would, until `mend`: for trying what a page does then. */
  cut(): void {
    this.isCut = true
    this.socket?.io.engine?.close()
    this.socket?.disconnect()
    this.tell()
  }

  mend(): void {
    this.isCut = false
    this.tell()
    void this.look()
  }

  private connect() {
    // Asked twice on one connection the server would let in two, and tell both everything.
    const isBeingLetIn = this.socket?.io?._readyState === 'open'
    if (!this.socket || this.isCut || isBeingLetIn) return
    this.socket.io.opts.transports = this.choice.transports
    this.socket.io.timeout(this.choice.patienceMs)
    this.socket.connect()
  }

  private get transport() {
    return this.socket?.io.engine?.transport.name === 'polling' ? 'polling' : 'websocket'
  }

  private stop() {
    this.stopListening()
    const timers = [this.holdTimer, this.retryTimer, this.watchTimer, this.pingTimer]
    for (const timer of timers) clearTimeout(timer)
    this.holdTimer = undefined
    this.socket?.offAny()
    this.socket?.removeAllListeners()
    this.socket?.disconnect()
    this.socket = null
    this.rooms.onDisconnected()
    this.signals.forgetAll()
    this.status = 'connecting'
  }

  /** The server's time in epoch ms, as well as it is known. */
  readonly serverNow = (): number => this.clock.serverNow(Date.now())

  /** Hears every fact that this tab is told, once a room, in order. @returns how to stop */
  onFact(listener: (event: LiveEvent) => void): () => void {
    return this.lookOn({ onFact: listener })
  }

  /** @returns how to stop */
  lookOn(onlooker: Onlooker): () => void {
    this.onlookers.add(onlooker)
    return () => this.onlookers.delete(onlooker)
  }

  private heard() {
    for (const onlooker of this.onlookers) onlooker.onHeard?.()
  }

  /** For useSyncExternalStore: status, rooms or clock changed. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.statusListeners.add(listener)
    return () => this.statusListeners.delete(listener)
  }

  retain(room: Room): () => void {
    return this.rooms.retain(room)
  }

  private onConnect() {
    clearTimeout(this.retryTimer)
    clearTimeout(this.watchTimer)
    this.openedAt = performance.now()
    this.holdTimer = setTimeout(() => {
      this.holdTimer = undefined
      this.choice.onHeld(this.transport)
    }, HOLDS_MS)
    this.signal({ type: 'socket_open' })
    this.rooms.onConnected()
    this.ping(FIRST_PINGS)
  }

  private onLost() {
    this.rooms.onDisconnected()
    clearTimeout(this.pingTimer)
    // One that a proxy cuts at once each time must not be tried again as if it were the first time.
    if (performance.now() - this.openedAt >= FLAP_MS) this.attempt = 0
    if (this.holdTimer && !this.isCut) this.choice.onShortLife(this.transport)
    clearTimeout(this.holdTimer)
    this.holdTimer = undefined
    this.signal({ type: 'socket_lost' })
    this.watch(GRACE_MS)
    this.retry()
  }

  private onRefused(error: Error & { data?: { code?: string } }) {
    if (error.data?.code === 'unauthenticated') this.parts.onSignedOut()
    if (error.message === 'timeout') this.choice.onTimeout()
    this.retry()
  }

  private retry() {
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => this.connect(), retryDelay(this.attempt++, Math.random()))
  }

  /** Without a socket: asks the server over HTTP, again and again, and refreshes the page when it answers. */
  private watch(ms: number) {
    clearTimeout(this.watchTimer)
    this.watchTimer = setTimeout(async () => {
      const answered = await this.measure(() => this.parts.probe())
      if (!this.socket || this.socket.connected) return
      this.signal({ type: answered ? 'server_answers' : 'server_silent' })
      if (answered) this.parts.sink.refetchAll()
      this.watch(SLOW_POLL_MS * (1 + Math.random() / 5))
    }, ms)
  }

  /** The network or the machine came back: a dead socket is found in seconds, a waiting one connects now. */
  private async look() {
    const socket = this.socket
    if (!socket) return
    if (!socket.connected) {
      this.attempt = 0
      clearTimeout(this.retryTimer)
      this.connect()
      return
    }
    const alive = await this.measure(async () => {
      const answer = await socket.timeout(2_000).emitWithAck('ping_at', { at: Date.now() })
      return answer.serverNow
    })
    if (!alive && this.socket === socket && socket.connected) socket.io.engine.close()
  }

  private ping(quick: number) {
    this.pingTimer = setTimeout(
      async () => {
        await this.measure(async () => {
          const answer = await this.socket?.timeout(ANSWER_MS).emitWithAck('ping_at', { at: Date.now() })
          if (!answer) throw new Error('no socket')
          return answer.serverNow
        })
        if (this.socket?.connected) this.ping(quick - 1)
      },
      quick > 0 ? 200 : PING_EVERY_MS,
    )
  }

  /** @returns whether the server answered */
  private async measure(ask: () => Promise<number>): Promise<boolean> {
    const sent = Date.now()
    try {
      const serverNow = await ask()
      this.clock.add({ sent, received: Date.now(), serverNow })
      this.tell()
      return true
    } catch {
      return false
    }
  }

  private signal(signal: ConnectionSignal) {
    const next = nextStatus(this.status, signal)
    if (next === this.status) return
    this.status = next
    this.tell()
  }

  private tell() {
    for (const listener of this.statusListeners) listener()
  }
}
