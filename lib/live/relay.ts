import type { Logger } from 'pino'
import type { LiveEvent } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions, inEpoch, placeOf } from '@/lib/domain/position/position'
import { forgetCaches } from '@/lib/platform/caching'
import { database } from '@/lib/platform/database/client'
import { beginAnew, currentHeads, readEventsAfter, readHeads, readMovedHeads } from '@/lib/server/events/data'
import { answerDoorbell } from '@/lib/server/events/doorbell'
import type { LiveLimits } from './limits'
import { RoomStream } from './room-stream'
import { every } from './timers'

/** Heads asked for in one query. */
const ROOMS_A_QUERY = 5_000
const EVENTS_A_QUERY = 500

interface RelayOptions {
  limits: Pick<LiveLimits, 'pollHeadsMs' | 'recent' | 'recentBytes'>
  logger: Logger
  /** Called in the order of each room's numbers, each number once. */
  onEvent: (event: LiveEvent) => void
  /** The room's numbering was taken up elsewhere: whoever is in it must be told where it stands. */
  onRebase: (room: Room, position: RoomPosition) => void
}

/**
 * Brings committed events to this node's rooms, in order, each once. The doorbell makes it quick; reading the heads
 * of watched rooms every half second makes it sure.
 */
export class Relay {
  private readonly streams = new Map<Room, RoomStream>()
  private readonly options: RelayOptions
  private stopping: (() => void)[] = []
  private outage = false
  private lastPoll = 0

  constructor(options: RelayOptions) {
    this.options = options
  }

  /** Resolves once the database was asked for the first time: from then on `healthy` says how it is. */
  async start(): Promise<void> {
    const { pollHeadsMs } = this.options.limits
    this.stopping = [answerDoorbell((events) => this.ring(events)), every(pollHeadsMs, () => this.poll())]
    await this.poll()
  }

  stop(): void {
    for (const stop of this.stopping) stop()
    this.stopping = []
    this.streams.clear()
  }

  /** True while the database answers. */
  get healthy(): boolean {
    return this.stopping.length > 0 && !this.outage && this.lastPoll > 0
  }

  get rooms(): number {
    return this.streams.size
  }

  /** Watches a room until it is given back by `release`. Await `ready` before reading its position. */
  retain(room: Room): RoomStream {
    let stream = this.streams.get(room)
    if (!stream) {
      stream = new RoomStream(room, this.options.limits)
      this.streams.set(room, stream)
      stream.ready = this.open(stream)
      stream.ready.catch(() => this.forget(stream as RoomStream))
    }
    stream.watchers++
    return stream
  }

  release(stream: RoomStream): void {
    if (--stream.watchers === 0) this.forget(stream)
  }

  private forget(stream: RoomStream) {
    if (this.streams.get(stream.room) === stream) this.streams.delete(stream.room)
  }

  private async open(stream: RoomStream) {
    const heads = await currentHeads([stream.room])
    stream.position = heads[stream.room] ?? [0, 0]
    // An event may have been committed, and its ring heard, since that read began.
    if (stream.target) this.catchUp(stream, stream.target)
  }

  /** A room stands here, by the word of another node: at most the next reading of heads would have said so. */
  hint(room: Room, head: RoomPosition): void {
    const stream = this.streams.get(room)
    if (stream && (!stream.position || isBehind(stream.position, head))) this.catchUp(stream, head)
  }

  private ring(events: readonly LiveEvent[]) {
    for (const event of events) {
      const stream = this.streams.get(event.room)
      if (stream) this.offer(stream, event)
    }
  }

  private offer(stream: RoomStream, event: LiveEvent) {
    if (stream.accept(event)) this.options.onEvent(event)
    else if (!stream.position || placeOf(stream.position, event) !== 'past') {
      this.catchUp(stream, [event.epoch, event.seq])
    } else if (!stream.isSetBack && stream.contradicts(event)) {
      stream.isSetBack = true
      this.look()
    }
  }

  /** Reads the heads now: rings may have been missed. */
  look(): void {
    if (this.stopping.length > 0) void this.poll()
  }

  private async poll() {
    this.lastPoll = Date.now()
    const known: [Room, RoomPosition][] = []
    const setBack = new Set<Room>()
    for (const { room, position, isSetBack } of this.streams.values()) {
      if (position) known.push([room, position])
      if (isSetBack) setBack.add(room)
    }
    try {
      // A node without rooms asks too: it is how it knows that the database answers.
      if (known.length === 0) await database().$queryRaw`SELECT 1`
      for (let start = 0; start < known.length; start += ROOMS_A_QUERY) {
        const asked = known.slice(start, start + ROOMS_A_QUERY)
        for (const { room, head, isEarlier } of await readMovedHeads(asked)) {
          if (isEarlier) setBack.add(room)
          else this.hint(room, head)
        }
      }
      if (setBack.size > 0) await this.beginAnew(known.filter(([room]) => setBack.has(room)))
      this.recovered()
    } catch (error) {
      this.failed(error)
    }
  }

  /**
   * The database has lost what was told (a backup was put back, or a standby that lacked the last commits has taken over). Numbers would be
   * given twice, and what is new taken for past.
   */
  private async beginAnew(known: [Room, RoomPosition][]) {
    this.options.logger.warn({ rooms: known.length }, 'relay: the database was set back; rooms begin anew')
    const begun = await beginAnew(known)
    forgetCaches()
    for (const [room, head] of begun) this.hint(room, head)
  }

  /** One at a time for each room; what is learned meanwhile only moves the target. */
  private catchUp(stream: RoomStream, target: RoomPosition) {
    if (!stream.target || comparePositions(target, stream.target) !== 'older') stream.target = target
    if (stream.catching || !stream.position) return
    stream.catching = true
    this.fetchMissing(stream).catch((error) => this.failed(error))
  }

  private async fetchMissing(stream: RoomStream) {
    try {
      while (stream.position && stream.target && isBehind(stream.position, stream.target)) {
        const before = stream.position
        const from = inEpoch(before, stream.target[0])
        const events = from ? await readEventsAfter(stream.room, from[0], from[1], EVENTS_A_QUERY) : []
        for (const event of events) if (stream.accept(event)) this.options.onEvent(event)
        // Of another epoch, or pruned: nobody can be told these one by one.
        if (stream.position === before) await this.rebase(stream)
      }
    } finally {
      stream.catching = false
      stream.target = null
    }
  }

  private async rebase(stream: RoomStream) {
    const head = (await readHeads([stream.room]))[stream.room] ?? [0, 0]
    stream.rebase(head)
    stream.target = null
    this.options.onRebase(stream.room, head)
  }

  private failed(error: unknown) {
    if (!this.outage)
      this.options.logger.warn({ err: error }, 'relay: the database does not answer; asking on')
    this.outage = true
  }

  private recovered() {
    if (this.outage) this.options.logger.info('relay: the database answers again')
    this.outage = false
  }
}

/** A position in another epoch counts as behind; a head that lags behind what was heard does not. */
const isBehind = (position: RoomPosition, head: RoomPosition): boolean =>
  ['older', 'unknown'].includes(comparePositions(position, head))
