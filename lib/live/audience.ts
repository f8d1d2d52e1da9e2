import { isHidden, type LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import type { ServerToClient, Signals } from '@/lib/contracts/socket'
import { projectEvent } from '@/lib/domain/visibility/project-event'
import { type EventViewer, runsLeague } from '@/lib/domain/visibility/viewer'
import { noteSize } from './event-size'
import type { FanOut } from './fan-out'
import { Packet } from './packet'
import type { Channel, LiveSocket } from './types'

/** Viewers of one class see the same of every event in a room: all that projectEvent looks at is in it. */
export function viewerClass(viewer: EventViewer): string {
  if (viewer.leagueId === null) return viewer.userId
  const team = viewer.teamId ?? '-'
  return runsLeague(viewer) ? `runs/${team}` : team
}

/**
 * Who on this node hears a room. Sockets of one viewer class are one channel, so an event is projected once a class and
 * framed once for all who see the same of it.
 */
export class Audience {
  /** Few in a room: one for each team, and for those who run the league. */
  private readonly channels = new Map<Room, Channel[]>()
  private readonly fanOut: FanOut
  delivered = 0

  constructor(fanOut: FanOut) {
    this.fanOut = fanOut
  }

  /** @returns the channel, to be given back to `leave` */
  join(socket: LiveSocket, room: Room, viewer: EventViewer): Channel {
    const key = viewerClass(viewer)
    const inRoom = this.channels.get(room)
    let channel = inRoom?.find((each) => each.key === key)
    if (channel) {
      // What was told before he came is in his replay.
      this.fanOut.settle(channel.hearers)
      channel.hearers.push(socket.data.outlet)
      return channel
    }
    channel = { key, viewer, hearers: [socket.data.outlet] }
    if (inRoom) inRoom.push(channel)
    else this.channels.set(room, [channel])
    return channel
  }

  leave(socket: LiveSocket, room: Room, channel: Channel): void {
    takeOut(channel.hearers, socket.data.outlet)
    const inRoom = this.channels.get(room)
    if (!inRoom || channel.hearers.length > 0) return
    takeOut(inRoom, channel)
    if (inRoom.length === 0) this.channels.delete(room)
  }

  /** Sends an event to everyone in its room, to each as he may see it. */
  deliver(event: LiveEvent): void {
    const inRoom = this.channels.get(event.room)
    if (!inRoom) return
    const packets = new Map<string, Packet>()
    for (const { viewer, hearers } of inRoom) {
      const seen = projectEvent(viewer, event)
      const key = seen === event ? 'whole' : JSON.stringify(seen)
      let packet = packets.get(key)
      if (!packet) {
        packet = new Packet(isHidden(seen) ? 'hidden' : seen.type, seen)
        packets.set(key, packet)
        if (seen === event) noteSize(event, packet.text.length)
      }
      this.fanOut.tell(event.room, hearers, packet)
      this.delivered += hearers.length
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
    for (const { hearers } of this.channels.get(room) ?? []) this.fanOut.tell(room, hearers, packet)
  }

  /** Writes now what was told: what is sent past here must not overtake it. */
  flush(): void {
    this.fanOut.flush()
  }
}

/** The last takes its place. */
function takeOut<T>(list: T[], one: T): void {
  const at = list.indexOf(one)
  const last = list.pop()
  if (at >= 0 && at < list.length && last !== undefined) list[at] = last
  else if (at < 0 && last !== undefined) list.push(last)
}
