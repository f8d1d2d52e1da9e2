import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, parseRoom, type Room } from '@/lib/contracts/rooms'
import { Attendance } from './attendance'
import type { LiveLimits } from './limits'
import { Crowd } from './nodes/crowd'
import type { LiveSocket, RoomObserver, Subscription } from './types'

interface PresenceParts {
  limits: Pick<LiveLimits, 'presenceGraceMs' | 'presencePerPersonMs' | 'nodeTtlMs'>
  /** Milliseconds of any steady clock. */
  now: () => number
  /** To everyone in the room. */
  tell: (room: Room, userIds: string[]) => void
  tellOne: (socket: LiveSocket, room: Room, userIds: string[]) => void
  /** The other nodes are to know: someone appeared in a place here, or is no longer there. */
  pass?: (place: string, userId: string, here: boolean) => void
}

/** The place where everyone is who has any socket. */
const ANYWHERE = 'anywhere'

/**
 * Who is online, told in the rooms of leagues (whoever is in that room) and of direct chats (the two, wherever they
 * are). The whole list each time: to a socket as it joins, and to the room when it changed, with the next `tick`.
 */
export class Presence implements RoomObserver {
  private readonly parts: PresenceParts
  private readonly attendance: Attendance
  /** Who is on other nodes. */
  readonly crowd: Crowd
  /** Those that someone here is in. */
  private readonly directChats = new Map<Room, { people: readonly string[]; sockets: number }>()
  private readonly changed = new Set<Room>()
  /** Who came online or went since the last tick. */
  private readonly moved = new Set<string>()
  /** Until when a room is left in peace: many people are told to many people less often. */
  private readonly restUntil = new Map<Room, number>()

  constructor(parts: PresenceParts) {
    this.parts = parts
    const onChange = (place: string, userId: string) => this.onChange(place, userId)
    this.attendance = new Attendance(parts.limits.presenceGraceMs, (place, userId) => {
      onChange(place, userId)
      parts.pass?.(place, userId, this.attendance.has(place, userId))
    })
    this.crowd = new Crowd(parts.limits.nodeTtlMs, onChange)
  }

  private onChange(place: string, userId: string) {
    if (place === ANYWHERE) this.moved.add(userId)
    else this.changed.add(place as Room)
  }

  /** Everyone on this node, and where. */
  everyone(): [place: string, userId: string][] {
    return this.attendance.everyone()
  }

  connected(userId: string): void {
    this.attendance.come(ANYWHERE, userId)
  }

  disconnected(userId: string): void {
    this.attendance.go(ANYWHERE, userId, this.parts.now())
  }

  joined(socket: LiveSocket, { room, people }: Subscription): void {
    if (people.length > 0) {
      const chat = this.directChats.get(room) ?? { people, sockets: 0 }
      this.directChats.set(room, chat)
      chat.sockets++
    } else if (isLeague(room)) this.attendance.come(room, socket.data.viewer.userId)
    else return
    this.parts.tellOne(socket, room, this.online(room))
  }

  left(socket: LiveSocket, { room }: Subscription): void {
    const chat = this.directChats.get(room)
    if (chat && --chat.sockets === 0) this.directChats.delete(room)
    if (isLeague(room)) this.attendance.go(room, socket.data.viewer.userId, this.parts.now())
  }

  /** Whoever is removed from a league is gone from its list at once. */
  onEvent(event: LiveEvent): void {
    if (event.type !== 'member_update' || !event.data.removed) return
    const room = leagueRoom(event.data.leagueId)
    this.attendance.expel(room, event.data.member.userId)
    this.crowd.expel(room, event.data.member.userId)
    if (this.changed.has(room)) this.tell(room)
  }

  /** Tells each room whose list has changed since it was told last. */
  tick(): void {
    const now = this.parts.now()
    this.attendance.expire(now)
    for (const [room, { people }] of this.directChats) {
      if (people.some((userId) => this.moved.has(userId))) this.changed.add(room)
    }
    this.moved.clear()
    for (const [room, until] of this.restUntil) if (until <= now) this.restUntil.delete(room)
    for (const room of this.changed) if (!this.restUntil.has(room)) this.tell(room)
  }

  private tell(room: Room) {
    this.changed.delete(room)
    const userIds = this.online(room)
    this.restUntil.set(room, this.parts.now() + userIds.length * this.parts.limits.presencePerPersonMs)
    this.parts.tell(room, userIds)
  }

  private online(room: Room): string[] {
    const chat = this.directChats.get(room)
    if (!chat) return [...new Set([...this.attendance.at(room), ...this.crowd.at(room)])]
    return chat.people.filter(
      (userId) => this.attendance.has(ANYWHERE, userId) || this.crowd.has(ANYWHERE, userId),
    )
  }
}

const isLeague = (room: Room): boolean => parseRoom(room)?.kind === 'league'
