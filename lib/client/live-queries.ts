import { hashKey, notifyManager, type Query, type QueryClient } from '@tanstack/react-query'
import { type DeliveredEvent, isHidden } from '@/lib/contracts/events'
import type { AsOf, Room, RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'
import { type Dated, isBehind, isOlder, keepNewer } from './as-of'
import type { CacheRules } from './cache-rule'
import { noteCommitted } from './own-mutations'
import { inARow, patch } from './patch'
import { Reading } from './reading'

/** What a live query says of itself in React Query's `meta`. */
export interface LiveMeta {
  /** Known before the first answer; each answer's asOf names the rest. */
  rooms: readonly Room[]
  rules: CacheRules<never>
}

interface Timing {
  /** Between a refetch and the one before it, and what is added by chance so that tabs do not ask all at once. */
  spacingMs: number
  /** The same after a read that failed. */
  afterErrorMs: number
  jitterMs: number
}
const TIMING: Timing = { spacingMs: 250, afterErrorMs: 3_000, jitterMs: 100 }

type Staleness = 'incomplete' | 'void'

/**
 * Keeps the answers of live reads true. One rule stands behind all of it: data on the page reaches as far as the tab
 * has seen of its rooms, or it is being read again. It is checked whenever either side changes, so it does not matter
 * when an event comes: before a fetch, during it, between the answer and joining the room, or while nobody looks.
 */
export class LiveQueries {
  /** How far this tab has seen each room, by its socket. */
  private readonly seen = new Map<Room, RoomPosition>()
  /**
   * Data that must be read again though its numbers look good: shown meanwhile, or of a numbering that is gone. Found by its asOf,
   * which stays the same object when the page itself changes something in the data.
   */
  private readonly stale = new WeakMap<AsOf, Staleness>()
  /** Facts on the page from beyond what its data is dated: of after a hole, or of rooms that do not date it. Found likewise. */
  private readonly beyond = new WeakMap<AsOf, AsOf>()
  /** What has happened since a read began that is still under way. */
  private readonly readings = new WeakMap<Query, Reading>()
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly lastFetch = new Map<string, number>()
  private onNamed: (rooms: readonly Room[]) => void = () => {}
  private readonly client: QueryClient
  private readonly timing: Timing

  constructor(client: QueryClient, timing: Timing = TIMING) {
    this.client = client
    this.timing = timing
  }

  /** Starts watching the cache. @returns how to stop */
  start(): () => void {
    const stop = this.client.getQueryCache().subscribe((event) => {
      const { type, query } = event
      const action = type === 'updated' && metaOf(query) ? event.action : null
      if (action?.type === 'fetch') this.readings.set(query, new Reading())
      if (action?.type === 'success' && !action.manual) this.onAnswer(query)
      if (type === 'updated' || type === 'observerAdded') this.check(query)
    })
    return () => {
      stop()
      for (const timer of this.waiting.values()) clearTimeout(timer)
      this.waiting.clear()
    }
  }

  private onAnswer(query: Query) {
    const rooms = Object.keys(dataOf(query)?.asOf ?? {}) as Room[]
    const reading = this.readings.get(query)
    this.readings.delete(query)
    // It may have been read with the old rights.
    if (reading && [...rooms, ...roomsOf(query)].some((room) => reading.doubted.has(room))) {
      this.markStale(query, 'void')
    }
    this.onNamed(rooms)
  }

  /** Events of one room, each next to the one before it. */
  onEvents(events: readonly DeliveredEvent[]): void {
    notifyManager.batch(() => {
      for (const event of events) {
        this.seen.set(event.room, [event.epoch, event.seq])
        if (!isHidden(event)) noteCommitted(event.mutationId)
      }
      for (const query of this.queriesOf(events.map((event) => event.room))) {
        this.readings.get(query)?.hear(events)
        this.apply(query, events)
        this.check(query)
      }
    })
  }

  /** The tab is in the room and has all of it up to here: what was read earlier and is not on the page was told nothing of it. */
  onJoined(room: Room, position: RoomPosition): void {
    this.seen.set(room, position)
    for (const query of this.queriesOf([room])) this.check(query)
  }

  /** The tab begins anew in a room: what it holds is good if it reaches there, and void if its numbering is gone. */
  onReset(room: Room, position: RoomPosition): void {
    const before = this.seen.get(room)
    this.seen.set(room, position)
    const gone = before !== undefined && ['newer', 'unknown'].includes(comparePositions(before, position))
    for (const query of this.queriesOf([room])) {
      if (gone) this.markStale(query, 'void')
      this.check(query)
    }
  }

  /** The tab is no longer in the room: what it saw there says nothing of what comes. */
  onLeft(room: Room): void {
    this.seen.delete(room)
  }

  /** Rights in the room have changed: what was read with the old ones is read again. */
  onRevoked(room: Room): void {
    this.seen.delete(room)
    this.doubt(room)
    for (const query of this.queriesOf([room])) {
      this.markStale(query, 'void')
      this.check(query)
    }
  }

  /** The room is closed to this user: what was read while it was open, before he came back, is read again. */
  onRefused(room: Room): void {
    this.seen.delete(room)
    this.doubt(room)
    for (const query of this.queriesOf([room])) {
      if (!dataOf(query)?.asOf[room]) continue
      this.markStale(query, 'void')
      this.check(query)
    }
  }

  /** From where a subscription may resume so that no data of that room has a gap; null when there is none. */
  oldestPosition(room: Room): RoomPosition | null {
    let oldest: RoomPosition | null = null
    for (const query of this.queriesOf([room])) {
      const at = dataOf(query)?.asOf[room]
      if (!at || !query.isActive()) continue
      const order = oldest ? comparePositions(at, oldest) : 'older'
      if (order === 'unknown') return null
      if (order === 'older') oldest = at
    }
    return oldest
  }

  /** Tells `listener` which rooms date each answer that has landed. */
  tellNamed(listener: (rooms: readonly Room[]) => void): void {
    this.onNamed = listener
  }

  /** Reads again whatever is on the page: for a tab without a socket. */
  refetchAll(): void {
    for (const query of this.client.getQueryCache().getAll()) {
      if (metaOf(query) && query.isActive()) void this.refetch(query)
    }
  }

  /** For React Query's `structuralSharing`: an answer that lands late never replaces newer data. */
  readonly share = (shown: unknown, arrived: unknown): unknown => {
    if (!isDated(shown) || !isDated(arrived) || this.stale.get(shown.asOf) === 'void') return arrived
    const isAnswer = arrived.asOf !== shown.asOf && !this.beyond.has(arrived.asOf)
    if (!isAnswer) return keepNewer(shown, arrived)
    const answer = this.caughtUp(shown, arrived)
    const reach = { asOf: { ...answer.asOf, ...this.beyond.get(answer.asOf) } }
    return isOlder(reach, this.beyond.get(shown.asOf) ?? {}) ? shown : keepNewer(shown, answer)
  }

  /**
   * An answer with what was told while it was under way: where facts come faster than reads, none would ever be as new as what is
   * shown.
   */
  private caughtUp(shown: Dated, arrived: Dated): Dated {
    const query = this.client
      .getQueryCache()
      .getAll()
      .find(({ state }) => state.data === shown)
    const events = query && this.readings.get(query)?.events
    const rules = query && metaOf(query)?.rules
    if (!events || !rules) return arrived
    const rooms = [...roomsOf(query), ...(Object.keys(arrived.asOf) as Room[])]
    const missing = events.filter(({ room }) => rooms.includes(room))
    return inARow(arrived, missing) ? this.patched(rules, arrived, missing) : arrived
  }

  private patched(rules: CacheRules<never>, before: Dated, events: readonly DeliveredEvent[]): Dated {
    const { data, incomplete, beyond } = patch(rules, before, events)
    const staleness = this.stale.get(before.asOf) ?? (incomplete ? 'incomplete' : undefined)
    if (staleness) this.stale.set(data.asOf, staleness)
    if (data !== before) this.beyond.set(data.asOf, { ...this.beyond.get(before.asOf), ...beyond })
    return data
  }

  private queriesOf(rooms: readonly Room[]): Query[] {
    const wanted = new Set(rooms)
    return this.client
      .getQueryCache()
      .getAll()
      .filter((query) => roomsOf(query).some((room) => wanted.has(room)))
  }

  private apply(query: Query, events: readonly DeliveredEvent[]) {
    const meta = metaOf(query)
    const before = dataOf(query)
    if (!meta || !before) return
    const rooms = roomsOf(query)
    const data = this.patched(
      meta.rules,
      before,
      events.filter(({ room }) => rooms.includes(room)),
    )
    if (data === before) return
    this.client.setQueryData(query.queryKey, data, { updatedAt: query.state.dataUpdatedAt })
  }

  /** What is being read by now may be read with the old rights. */
  private doubt(room: Room) {
    for (const query of this.client.getQueryCache().getAll()) this.readings.get(query)?.doubted.add(room)
  }

  /** The rule above, for one query. Data that nobody looks at waits, for it is checked when somebody does. */
  private check(query: Query) {
    if (!metaOf(query) || !query.isActive() || query.state.fetchStatus === 'fetching') return
    const data = dataOf(query)
    if (!data || !(this.stale.has(data.asOf) || isBehind(data, this.seen))) return
    if (this.waiting.has(query.queryHash)) return
    const since = Date.now() - (this.lastFetch.get(query.queryHash) ?? 0)
    const spacing = query.state.status === 'error' ? this.timing.afterErrorMs : this.timing.spacingMs
    const wait = Math.max(0, spacing - since) + Math.random() * this.timing.jitterMs
    this.waiting.set(
      query.queryHash,
      setTimeout(() => {
        this.waiting.delete(query.queryHash)
        void this.refetch(query)
      }, wait),
    )
  }

  private refetch(query: Query): Promise<void> {
    this.lastFetch.set(query.queryHash, Date.now())
    return this.client.refetchQueries({ queryKey: query.queryKey, exact: true }, { cancelRefetch: false })
  }

  private markStale(query: Query, staleness: Staleness) {
    const data = dataOf(query)
    if (data) this.stale.set(data.asOf, staleness)
  }

  /** Whether a query's data reaches as far as the tab has seen; for the mark of freshness. */
  isCurrent(queryKey: readonly unknown[]): boolean {
    const query = this.client.getQueryCache().get(hashKey(queryKey))
    const data = query ? dataOf(query) : null
    return data !== null && !this.stale.has(data.asOf) && !isBehind(data, this.seen)
  }
}

const isDated = (value: unknown): value is Dated =>
  typeof value === 'object' && value !== null && 'asOf' in value
const metaOf = (query: Query): LiveMeta | undefined => query.meta?.live as LiveMeta | undefined
const dataOf = (query: Query): Dated | null => (isDated(query.state.data) ? query.state.data : null)

function roomsOf(query: Query): Room[] {
  const meta = metaOf(query)
  return meta ? [...meta.rooms, ...(Object.keys(dataOf(query)?.asOf ?? {}) as Room[])] : []
}
