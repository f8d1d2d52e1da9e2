import { isHidden, type LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { Signals } from '@/lib/contracts/socket'
import { projectEvent } from '@/lib/domain/visibility/project-event'
import { type EventViewer, runsLeague } from '@/lib/domain/visibility/viewer'
import type { LiveServer, LiveSocket } from './types'

/** Viewers of one class see the same of every event in a room: all that projectEvent looks at is in it. */
export function viewerClass(viewer: EventViewer): string {
  if (viewer.leagueId === null) return viewer.userId
  return `${runsLeague(viewer) ? 'runs' : 'member'}/${viewer.teamId ?? '-'}`
}

/**
 * Who on this node hears a room. Sockets of one viewer class share a Socket.IO room, so an event is projected once a
 * class and framed once for all who see the same of it.
 */
export class Audience {
  private readonly channels = new Map<Room, Map<string, { viewer: EventViewer; count: number }>>()
  private readonly io: LiveServer
  delivered = 0

  constructor(io: LiveServer) {
    this.io = io
  }

  /** @returns the channel, to be given back to `leave` */
  join(socket: LiveSocket, room: Room, viewer: EventViewer): string {
    const channel = `${room}|${viewerClass(viewer)}`
    const inRoom = this.channels.get(room) ?? new Map<string, { viewer: EventViewer; count: number }>()
    this.channels.set(room, inRoom)
    const entry = inRoom.get(channel) ?? { viewer, count: 0 }
    inRoom.set(channel, entry)
    entry.count++
    // With the in-memory adapter this takes effect at once: no event can come between.
    socket.join(channel)
    return channel
  }

  leave(socket: LiveSocket, room: Room, channel: string): void {
    socket.leave(channel)
    const inRoom = this.channels.get(room)
    const entry = inRoom?.get(channel)
    if (!inRoom || !entry || --entry.count > 0) return
    inRoom.delete(channel)
    if (inRoom.size === 0) this.channels.delete(room)
  }

  /** Sends an event to everyone in its room, to each as he may see it. */
  deliver(event: LiveEvent): void {
    const inRoom = this.channels.get(event.room)
    if (!inRoom) return
    const bySight = new Map<string, { seen: ReturnType<typeof projectEvent>; channels: string[] }>()
    for (const [channel, { viewer, count }] of inRoom) {
      const seen = projectEvent(viewer, event)
      const key = seen === event ? 'whole' : JSON.stringify(seen)
      const group = bySight.get(key) ?? { seen, channels: [] }
      bySight.set(key, group)
      group.channels.push(channel)
      this.delivered += count
    }
    for (const { seen, channels } of bySight.values()) {
      if (isHidden(seen)) this.io.to(channels).emit('hidden', seen)
      else this.io.to(channels).emit(seen.type, seen as never)
    }
  }

  /** Tells all in a room the same, but for these sockets. */
  signal<S extends keyof Signals>(
    room: Room,
    name: S,
    data: Parameters<Signals[S]>[0],
    except: readonly LiveSocket[] = [],
  ): void {
    const channels = this.channelsOf(room)
    // Socket.IO takes "to nobody" for "to everybody".
    if (channels.length === 0) return
    this.io
      .to(channels)
      .except(except.map(({ id }) => id))
      .emit(name, ...([data] as never))
  }

  /** The channels of a room, for what concerns all in it alike. */
  channelsOf(room: Room): string[] {
    return [...(this.channels.get(room)?.keys() ?? [])]
  }
}
