import { hashKey, QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Dated } from '@/lib/client/as-of'
import { LiveQueries } from '@/lib/client/live-queries'
import { RoomSubscriptions } from '@/lib/client/room-subscriptions'
import type { DeliveredEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { SubscribeAnswer, SubscribeMessage } from '@/lib/contracts/socket'
import type { RecordedServer } from './recording'

interface Read {
  asOf: Dated['asOf'] | null
  answer: Dated | null
  resolve(answer: Dated): void
}
interface Ask {
  message: SubscribeMessage
  answer: SubscribeAnswer | null
  resolve(answer: SubscribeAnswer | null): void
}

const KEY = ['page']
const NO_WAIT = { spacingMs: 0, afterErrorMs: 0, jitterMs: 0 }

/** Our own client code in a tab that shows one page, with a network on which every read and every subscribe is held until it is let on. */
export class RecordedTab {
  /** All that was on the page, in order. */
  readonly shown: Dated[] = []
  private readonly server: RecordedServer
  private readonly client = new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', retry: false } },
  })
  private readonly queries = new LiveQueries(this.client, NO_WAIT)
  private readonly stopQueries: () => void
  private readonly known: readonly Room[]
  private rooms: RoomSubscriptions
  private reads: Read[] = []
  private asks: Ask[] = []
  private open = true
  /** Rooms in which the server has the socket. */
  private readonly joined = new Set<Room>()
  private unmount: (() => void) | null = null

  /** @param known rooms that the page names before its first answer */
  constructor(server: RecordedServer, known: readonly Room[]) {
    this.server = server
    this.known = known
    this.stopQueries = this.queries.start()
    this.rooms = this.newRooms()
  }

  private newRooms() {
    const { queries } = this
    // Rooms that were left linger for a while, and then must not be taken for those of now.
    const ifCurrent = (act: () => void) => this.rooms === rooms && act()
    const rooms: RoomSubscriptions = new RoomSubscriptions(
      {
        isOpen: () => this.open,
        subscribe: (message) => new Promise((resolve) => this.asks.push({ message, answer: null, resolve })),
        unsubscribe: (room) => ifCurrent(() => this.joined.delete(room)),
      },
      {
        onEvents: (events) => queries.onEvents(events),
        onReset: (room, position) => queries.onReset(room, position),
        onJoined: (room, position) => ifCurrent(() => queries.onJoined(room, position)),
        onLeft: (room) => ifCurrent(() => queries.onLeft(room)),
        onRevoked: (room) => queries.onRevoked(room),
        onRefused: (room) => queries.onRefused(room),
        oldestPosition: (room) => queries.oldestPosition(room),
      },
    )
    return rooms
  }

  mount(): void {
    const wanted = new Map<Room, () => void>()
    const follow = (rooms: readonly Room[]) => {
      for (const room of rooms) if (!wanted.has(room)) wanted.set(room, this.rooms.retain(room))
    }
    const observer = new QueryObserver<Dated>(this.client, {
      queryKey: KEY,
      queryFn: ({ signal }) =>
        new Promise<Dated>((resolve, reject) => {
          const read: Read = { asOf: null, answer: null, resolve }
          this.reads.push(read)
          signal.addEventListener('abort', () => {
            this.reads = this.reads.filter((other) => other !== read)
            reject(new Error('Nobody waits for it any more.'))
          })
        }),
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: this.queries.share as never,
      meta: { live: { rooms: this.known, rules: this.server.recording.rules } },
    })
    const show = (data: Dated | undefined) => {
      if (!data) return
      if (this.shown.at(-1) !== data) this.shown.push(data)
      follow(Object.keys(data.asOf) as Room[])
    }
    follow(this.known)
    const stop = observer.subscribe(({ data }) => show(data))
    show(observer.getCurrentResult().data)
    this.unmount = () => {
      stop()
      for (const release of wanted.values()) release()
      this.unmount = null
    }
  }

  leavePage(): void {
    this.unmount?.()
  }

  /** As when nobody has wanted its rooms for a while. */
  leaveRooms(): void {
    for (const { room } of this.rooms.list()) this.queries.onLeft(room)
    this.joined.clear()
    this.asks = []
    this.rooms = this.newRooms()
  }

  refetch(): void {
    void this.client.refetchQueries({ queryKey: KEY }, { cancelRefetch: false })
  }

  /** What every read that came says of its rooms. */
  readHeads(): void {
    for (const read of this.reads) read.asOf ??= this.server.asOf()
  }

  /** The data of every read that came: newer than its heads, if something was committed in between. */
  readData(): void {
    for (const read of this.reads) {
      if (read.asOf) read.answer ??= { ...this.server.data(), asOf: read.asOf }
    }
  }

  landReads(): void {
    const landing = this.reads.filter(({ answer }) => answer)
    this.reads = this.reads.filter(({ answer }) => !answer)
    for (const { answer, resolve } of landing) if (answer) resolve(structuredClone(answer))
  }

  /** Every subscribe that came is carried out. */
  join(): void {
    for (const ask of this.asks) {
      if (ask.answer) continue
      ask.answer = this.server.subscribe(ask.message)
      this.joined.add(ask.message.room)
    }
  }

  landJoins(): void {
    const landing = this.asks.filter(({ answer }) => answer)
    this.asks = this.asks.filter(({ answer }) => !answer)
    for (const { answer, resolve } of landing) resolve(answer)
  }

  lose(): void {
    this.open = false
    this.joined.clear()
    for (const { resolve } of this.asks.splice(0)) resolve(null)
    this.rooms.onDisconnected()
  }

  reconnect(): void {
    this.open = true
    this.rooms.onConnected()
  }

  /** Rights have changed, and what is left is the same. */
  revoke(): void {
    for (const room of [...this.joined]) {
      this.joined.delete(room)
      this.rooms.onRevoked(room)
    }
  }

  isIn(room: Room): boolean {
    return this.joined.has(room)
  }

  hear(event: DeliveredEvent): void {
    if (this.joined.has(event.room)) this.rooms.receive(structuredClone(event))
  }

  hearHeads(): void {
    const heads = [...this.joined].map((room) => [room, this.server.head(room)])
    this.rooms.onHeads(Object.fromEntries(heads))
  }

  get isWaiting(): boolean {
    return this.reads.length > 0 || this.asks.length > 0
  }

  get isQuiet(): boolean {
    const query = this.client.getQueryCache().get(hashKey(KEY))
    return !this.isWaiting && query?.state.fetchStatus === 'idle' && this.queries.isCurrent(KEY)
  }

  get data(): Dated | undefined {
    return this.client.getQueryData(KEY)
  }

  close(): void {
    this.unmount?.()
    this.open = false
    this.stopQueries()
    this.client.clear()
  }
}
