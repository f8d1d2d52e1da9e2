import { isHidden, type LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { ServerToClient, Signals } from '@/lib/contracts/socket'
import { projectEvent } from '@/lib/domain/visibility/project-event'
import { type EventViewer, runsLeague } from '@/lib/domain/visibility/viewer'
import type { FanOut } from './fan-out'
import type { Outlet } from './outlet'
import { Packet } from './packet'
import type { LiveSocket } from './types'

/** Viewers of one class see the same of every event in a room: all that projectEvent looks at is in it. */
export function viewerClass(viewer: EventViewer): string {
  if (viewer.leagueId === null) return viewer.userId
  return `${runsLeague(viewer) ? 'runs' : 'member'}/${viewer.teamId ?? '-'}`
}

/** Those of one class in a room. */
interface Channel {
  viewer: EventViewer
  hearers: Set<Outlet>
}

/**
 * Who on this node hears a room. Sockets of one viewer class are one channel, so an event is projected once a class and
 * framed once for all who see the same of it.
 */
export class Audience {
  private readonly channels = new Map<Room, Map<string, Channel>>()
  private readonly fanOut: FanOut
  delivered = 0

  constructor(fanOut: FanOut) {
    this.fanOut = fanOut
  }

  /** @returns the channel, to be given back to `leave` */
  join(socket: LiveSocket, room: Room, viewer: EventViewer): string {
    const key = viewerClass(viewer)
    const inRoom = this.channels.get(room) ?? new Map<string, Channel>()
    this.channels.set(room, inRoom)
    const channel = inRoom.get(key) ?? { viewer, hearers: new Set() }
    inRoom.set(key, channel)
    // What was told before he came is in his replay.
    this.fanOut.settle(channel.hearers)
    channel.hearers.add(socket.data.outlet)
    return key
  }

  leave(socket: LiveSocket, room: Room, key: string): void {
    const inRoom = this.channels.get(room)
    const channel = inRoom?.get(key)
    if (!inRoom || !channel) return
    channel.hearers.delete(socket.data.outlet)
    if (channel.hearers.size > 0) return
    inRoom.delete(key)
    if (inRoom.size === 0) this.channels.delete(room)
  }

  /** Sends an event to everyone in its room, to each as he may see it. */
  deliver(event: LiveEvent): void {
    const inRoom = this.channels.get(event.room)
    if (!inRoom) return
    const packets = new Map<string, Packet>()
    for (const { viewer, hearers } of inRoom.values()) {
      const seen = projectEvent(viewer, event)
      const key = seen === event ? 'whole' : JSON.stringify(seen)
      const packet = packets.get(key) ?? new Packet(isHidden(seen) ? 'hidden' : seen.type, seen)
      packets.set(key, packet)
      this.fanOut.tell(event.room, hearers, packet)
      this.delivered += hearers.size
    }
  }

  /** Tells all in a room the same, but for these sockets. */
  tell<S extends keyof Signals | 'heads'>(
    room: Room,
    name: S,
    data: Parameters<ServerToClient[S]>[0],
    except: readonly LiveSocket[] = [],
  ): void {
    const packet = new Packet(name, data, except.length > 0 ? new Set(except) : null)
    for (const { hearers } of this.channels.get(room)?.values() ?? []) this.fanOut.tell(room, hearers, packet)
  }

  /** Writes now what was told: what is sent past here must not overtake it. */
  flush(): void {
    this.fanOut.flush()
  }
}
