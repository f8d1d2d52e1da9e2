import type { DeliveredEvent } from '@/lib/contracts/events'
import type { AsOf, Room, RoomPosition } from '@/lib/contracts/rooms'
import type { SubscribeAnswer, SubscribeMessage } from '@/lib/contracts/socket'
import { SLOW_POLL_MS } from './connection-state'
import { Pace } from './pace'
import {
  asking,
  newTrack,
  onAnswer,
  onEvent,
  onHead,
  onLost,
  type RoomTrack,
  type TrackStep,
} from './room-tracker'

/** Who is told what the rooms say. */
export interface RoomSink {
  onEvents(events: readonly DeliveredEvent[]): void
  /** @param lost it was followed before: what was told there meanwhile cannot be had */
  onReset(room: Room, position: RoomPosition, lost: boolean): void
  /** The tab is in the room (again), and all of it up to here has been handed on. */
  onJoined(room: Room, position: RoomPosition): void
  onLeft(room: Room): void
  onRevoked(room: Room): void
  /** The room is not for this user, or no longer, or there is no place in it for this tab: nothing will be heard of it. */
  onRefused(room: Room): void
  /** From where a first subscription may resume. */
  oldestPosition(room: Room): RoomPosition | null
}

/** How rooms are asked for; null: no answer came. */
export interface RoomSource {
  subscribe(message: SubscribeMessage): Promise<SubscribeAnswer | null>
  unsubscribe(room: Room): void
  isOpen(): boolean
}

/**
 * `joining`: not (again) in the room yet. `refused`: it does not exist, or not for this user. `polled`: the tab is in as many as it may
 * be; what this one dates is read again from time to time.
 */
export type RoomStatus = 'joining' | 'joined' | 'refused' | 'polled'

/** A room as this tab follows it. */
export interface FollowedRoom {
  room: Room
  status: RoomStatus
  /** How far the tab has seen it; null: not yet. */
  position: RoomPosition | null
  /** Where the server last said that it stands. */
  head: RoomPosition | null
  /** How many parts of the page want it. */
  users: number
  /** Events that wait behind a gap. */
  held: number
}

interface Entry {
  users: number
  head: RoomPosition | null
  track: RoomTrack
  status: RoomStatus
  /** Of the newest subscribe: an answer to an earlier one no longer counts. */
  turn: number
  leaving?: ReturnType<typeof setTimeout>
}

/** A room that nobody uses is left after this long: a page change, or React's second mount, does not leave it. */
const LINGER_MS = 2_000
const ASK_AGAIN_MS = 2_000

/** The rooms of this tab: each joined once however many use it, and resumed after every loss. */
export class RoomSubscriptions {
  private readonly entries = new Map<Room, Entry>()
  private readonly source: RoomSource
  private readonly sink: RoomSink
  private readonly onStatus: () => void
  private readonly pollMs: number
  private readonly pace = new Pace<Room>()
  private pollTimer?: ReturnType<typeof setTimeout>

  /** @param pollMs between two reads of what cannot be heard of, and up to a fifth by chance */
  constructor(
    source: RoomSource,
    sink: RoomSink,
    onStatus: () => void = () => {},
    pollMs: number = SLOW_POLL_MS,
  ) {
    this.source = source
    this.sink = sink
    this.onStatus = onStatus
    this.pollMs = pollMs
  }

  /** Wants a room. @returns how to want it no longer */
  retain(room: Room): () => void {
    let entry = this.entries.get(room)
    if (!entry) {
      entry = {
        users: 0,
        head: null,
        track: newTrack(this.sink.oldestPosition(room)),
        status: 'joining',
        turn: 0,
      }
      this.entries.set(room, entry)
      this.ask(room)
    }
    clearTimeout(entry.leaving)
    // It is wanted anew, so it may be open again.
    if (entry.status === 'refused') this.ask(room)
    entry.users++
    const kept = entry
    let released = false
    return () => {
      if (released) return
      released = true
      if (--kept.users === 0) kept.leaving = setTimeout(() => this.leave(room, kept), LINGER_MS)
    }
  }

  /** An answer is dated by these rooms, so they are open to this user: one that was refused is asked for again. */
  onNamed(rooms: readonly Room[]): void {
    for (const room of rooms) if (this.entries.get(room)?.status === 'refused') this.ask(room)
  }

  statusOf(room: Room): RoomStatus {
    return this.entries.get(room)?.status ?? 'joining'
  }

  /** Every room that is wanted, or was a moment ago. */
  list(): FollowedRoom[] {
    return [...this.entries].map(([room, { status, track, head, users }]) => ({
      room,
      status,
      position: track.position,
      head,
      users,
      held: track.held.length,
    }))
  }

  onConnected(): void {
    for (const room of this.entries.keys()) this.ask(room)
  }

  onDisconnected(): void {
    for (const entry of this.entries.values()) {
      entry.track = onLost(entry.track)
      entry.turn++
      this.setStatus(entry, 'joining')
    }
  }

  receive(event: DeliveredEvent): void {
    const entry = this.entries.get(event.room)
    if (entry) this.step(event.room, entry, onEvent(entry.track, event))
  }

  onHeads(heads: AsOf): void {
    for (const [room, head] of Object.entries(heads)) {
      const entry = this.entries.get(room as Room)
      if (!entry) continue
      entry.head = head
      this.step(room as Room, entry, onHead(entry.track, head))
    }
  }

  /** Rights have changed: asks once more, and is told what is left. */
  onRevoked(room: Room): void {
    const entry = this.entries.get(room)
    this.sink.onRevoked(room)
    if (!entry) return
    entry.track = newTrack()
    this.ask(room)
  }

  private ask(room: Room): void {
    const entry = this.entries.get(room)
    if (!entry || !this.source.isOpen()) return
    const turn = ++entry.turn
    entry.track = asking(entry.track)
    if (entry.status !== 'polled') this.setStatus(entry, 'joining')
    this.pace.ask(room, () => {
      if (this.isNewest(room, entry, turn)) void this.send(room, entry, turn)
    })
  }

  private isNewest(room: Room, entry: Entry, turn: number): boolean {
    return entry.turn === turn && this.entries.get(room) === entry
  }

  private async send(room: Room, entry: Entry, turn: number): Promise<void> {
    const { position } = entry.track
    const answer = await this.source.subscribe({
      room,
      ...(position ? { epoch: position[0], seq: position[1] } : {}),
    })
    if (!this.isNewest(room, entry, turn)) return
    if (answer?.ok) {
      this.setStatus(entry, 'joined')
      entry.head = [answer.epoch, answer.seq]
      this.step(room, entry, onAnswer(entry.track, answer))
      if (entry.track.position) this.sink.onJoined(room, entry.track.position)
    } else if (answer?.error.code === 'not_found') {
      entry.track = newTrack()
      this.setStatus(entry, 'refused')
      this.sink.onRefused(room)
    } else if (answer?.error.code === 'limit_reached') {
      entry.track = newTrack()
      // What was read before cannot be relied on; from then on all such rooms are read together.
      if (entry.status !== 'polled') this.sink.onRefused(room)
      this.setStatus(entry, 'polled')
      this.pollTimer ??= setTimeout(() => this.poll(), this.pollMs * (1 + Math.random() / 5))
    } else setTimeout(() => entry.turn === turn && this.ask(room), ASK_AGAIN_MS)
  }

  /** Rooms without a place: what they date is read again, and there may be a place by now. */
  private poll() {
    this.pollTimer = undefined
    for (const [room, entry] of this.entries) {
      if (entry.status !== 'polled') continue
      this.sink.onRefused(room)
      this.ask(room)
    }
  }

  private step(room: Room, entry: Entry, step: TrackStep) {
    const lost = entry.track.position !== null
    entry.track = step.track
    if (step.reset) this.sink.onReset(room, step.reset, lost)
    if (step.deliver.length > 0) this.sink.onEvents(step.deliver)
    if (step.ask) this.ask(room)
  }

  private leave(room: Room, entry: Entry) {
    if (this.entries.get(room) !== entry) return
    this.entries.delete(room)
    this.sink.onLeft(room)
    if (this.source.isOpen()) this.source.unsubscribe(room)
  }

  private setStatus(entry: Entry, status: RoomStatus) {
    if (entry.status === status) return
    entry.status = status
    this.onStatus()
  }
}
