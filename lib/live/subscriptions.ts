import type { Room } from '@/lib/contracts/rooms'
import { leagueRoom, userRoom } from '@/lib/contracts/rooms'
import type { SubscribeAnswer, SubscribeMessage } from '@/lib/contracts/socket'
import { projectEvent } from '@/lib/domain/visibility/project-event'
import { AppError } from '@/lib/platform/app-error'
import { groundOf, viewerIn } from './access'
import type { Audience } from './audience'
import type { LiveLimits } from './limits'
import type { Relay } from './relay'
import { replayFrom, sizeOf } from './replay'
import type { RoomStream } from './room-stream'
import { pendingBytes } from './slow-readers'
import type { LiveSocket, RoomObserver, Subscription } from './types'
import { withoutWithdrawn } from './withdrawn'

type SubscriptionLimits = Pick<LiveLimits, 'roomsPerSocket' | 'replay' | 'replayBytes' | 'pendingBytes'>
type Answer = (answer: SubscribeAnswer) => void

const NOBODY: Subscription['people'] = []
const NONE: Subscription['streams'] = []
/** Not `push`, which makes room for seventeen. */
const keep = (subscription: Subscription, stream: RoomStream) => {
  subscription.streams = subscription.streams.concat(stream)
}

/** Who is in which room: subscribe, leave, and be put out. */
export class Subscriptions {
  private readonly relay: Relay
  private readonly audience: Audience
  private readonly limits: SubscriptionLimits
  private readonly observers: readonly RoomObserver[]

  constructor(
    relay: Relay,
    audience: Audience,
    limits: SubscriptionLimits,
    observers: readonly RoomObserver[] = [],
  ) {
    this.relay = relay
    this.audience = audience
    this.limits = limits
    this.observers = observers
  }

  /**
   * Authorizes by membership, then joins at a position that the replay reaches exactly.
   * @throws AppError not_found (no such room, or not yours), limit_reached (too many rooms), conflict (replaced or put out meanwhile)
   */
  async subscribe(socket: LiveSocket, message: SubscribeMessage, answer: Answer): Promise<void> {
    const { room } = message
    // Out of the room until the replay is whole: nothing may overtake it.
    this.leave(socket, room)
    if (socket.data.subscriptions.size >= this.limits.roomsPerSocket) {
      throw new AppError('limit_reached', 'This tab is in too many rooms at once.')
    }
    const subscription: Subscription = {
      room,
      viewer: null,
      people: NOBODY,
      channel: null,
      doubts: 0,
      ended: false,
      streams: NONE,
    }
    socket.data.subscriptions.set(room, subscription)
    try {
      // Where it stands is asked along with who may be in it.
      const stream = this.retain(subscription, room)
      await this.admit(socket, subscription)
      await stream.ready
      const { epoch, seq } = message
      const from = epoch === undefined || seq === undefined ? null : ([epoch, seq] as [number, number])
      const bounds = { events: this.limits.replay, bytes: this.replayBytes(socket) }
      await replayFrom(stream, from, bounds, (found, position) => {
        const viewer = subscription.viewer
        if (subscription.ended || !viewer) return
        subscription.channel = this.audience.join(socket, room, viewer)
        const seen =
          found === 'reset' ? null : withoutWithdrawn(found).map((event) => projectEvent(viewer, event))
        const fits = seen && sizeOf(seen) <= this.replayBytes(socket)
        const answered = fits
          ? { mode: 'replay' as const, events: seen }
          : { mode: 'reset' as const, events: [] }
        answer({ ok: true, epoch: position[0], seq: position[1], ...answered })
        for (const observer of this.observers) observer.joined?.(socket, subscription)
      })
      if (subscription.ended)
        throw new AppError('conflict', 'The subscription was ended while it was being made.')
    } catch (error) {
      this.end(socket, subscription)
      throw error
    }
  }

  /** A tab resumes in several rooms at once: all their replays together must not make it a slow reader, to be cut off. */
  private replayBytes({ conn }: LiveSocket): number {
    const left = this.limits.pendingBytes / 2 - pendingBytes(conn as never)
    return Math.max(0, Math.min(this.limits.replayBytes, left))
  }

  /**
   * Watches who tells that rights change (the league, or the two of a direct chat) before they are read, so that a change
   * after the read is heard, and reads again when one was heard during the read.
   */
  private async admit(socket: LiveSocket, subscription: Subscription) {
    const { userId } = socket.data.viewer
    const ground = await groundOf(userId, subscription.room)
    subscription.people = ground.people
    const tellers = ground.leagueId ? [leagueRoom(ground.leagueId)] : ground.people.map(userRoom)
    const watched = tellers.map((room) => this.retain(subscription, room).ready)
    await Promise.all(watched)
    let doubts: number
    do {
      doubts = subscription.doubts
      subscription.viewer = await viewerIn(userId, ground, subscription.room)
    } while (doubts !== subscription.doubts)
  }

  private retain(subscription: Subscription, room: Room): RoomStream {
    const stream = this.relay.retain(room)
    // Whoever waits for it hears of it; it may be asked for and not be waited for.
    stream.ready.catch(() => {})
    keep(subscription, stream)
    return stream
  }

  /** Leaves a room; leaving one that it is not in is no error. */
  leave(socket: LiveSocket, room: Room): void {
    const subscription = socket.data.subscriptions.get(room)
    if (subscription) this.end(socket, subscription)
  }

  leaveAll(socket: LiveSocket): void {
    for (const subscription of [...socket.data.subscriptions.values()]) this.end(socket, subscription)
  }

  /** Puts a socket out of a room and tells it so; asking again answers whether anything is left for it there. */
  revoke(socket: LiveSocket, subscription: Subscription): void {
    this.end(socket, subscription)
    socket.emit('revoked', { room: subscription.room })
  }

  private end(socket: LiveSocket, subscription: Subscription) {
    if (subscription.channel) {
      this.audience.leave(socket, subscription.room, subscription.channel)
      for (const observer of this.observers) observer.left(socket, subscription)
    }
    subscription.channel = null
    // Ended twice when it was put out under way: then what it took since is given back.
    const { streams } = subscription
    subscription.streams = NONE
    for (const stream of streams) this.relay.release(stream)
    subscription.ended = true
    const { subscriptions } = socket.data
    if (subscriptions.get(subscription.room) === subscription) subscriptions.delete(subscription.room)
  }

  /** Every socket hears its own user's room, unasked. */
  joinOwnRoom(socket: LiveSocket): void {
    const answer = () => {}
    // Refused only when the tab has asked for it itself meanwhile, or the database is away; then the tab asks again.
    this.subscribe(socket, { room: userRoom(socket.data.viewer.userId) }, answer).catch(() => {})
  }
}
