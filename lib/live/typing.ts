import { parseRoom, type Room } from '@/lib/contracts/rooms'
import { notFound } from '@/lib/platform/app-error'
import { Budgets } from './budgets'
import type { LiveLimits } from './limits'
import type { LiveSocket, RoomObserver, Subscription } from './types'

interface TypingParts {
  limits: Pick<LiveLimits, 'typingMs' | 'typingRepeatMs' | 'typingBurst' | 'typingPerSecond'>
  /** Milliseconds of any steady clock. */
  now: () => number
  /** To all others in the chat's room. */
  tell: (room: Room, userId: string, typing: boolean) => void
  /** To the other nodes: on this one he types, or no longer does. */
  pass?: (room: Room, userId: string, typing: boolean) => void
}

/** Where someone types in a chat (a socket here, or another node), and when it was said last. */
type Source = LiveSocket | string
type Typist = Map<Source, number>

/** Who types in which chat: told to the others there, kept nowhere, over by itself. */
export class Typing implements RoomObserver {
  private readonly parts: TypingParts
  private readonly rooms = new Map<Room, Map<string, Typist>>()
  /** Of users, in all their tabs together. */
  private readonly budgets: Budgets

  constructor(parts: TypingParts) {
    this.parts = parts
    this.budgets = new Budgets(parts.limits.typingBurst, parts.limits.typingPerSecond)
  }

  /** @throws AppError not_found: not in that room, or it is no chat */
  say(socket: LiveSocket, room: Room, typing: boolean): void {
    const isIn = socket.data.subscriptions.get(room)?.channel
    if (!isIn || parseRoom(room)?.kind !== 'chat') throw notFound()
    if (typing) this.begin(socket, room)
    else this.end(socket, room, socket.data.viewer.userId)
  }

  left(socket: LiveSocket, { room }: Subscription): void {
    this.end(socket, room, socket.data.viewer.userId)
  }

  /** Ends what was not said again for `typingMs`. */
  tick(): void {
    const now = this.parts.now()
    this.budgets.sweep(now)
    const since = now - this.parts.limits.typingMs
    for (const [room, people] of this.rooms) {
      for (const [userId, typist] of people) {
        for (const [source, saidAt] of typist) if (saidAt <= since) this.end(source, room, userId)
      }
    }
  }

  /** Another node says so of someone on it. */
  heard(nodeId: string, room: Room, userId: string, typing: boolean): void {
    if (typing) this.put(nodeId, room, userId)
    else this.end(nodeId, room, userId)
  }

  private begin(socket: LiveSocket, room: Room) {
    const { userId } = socket.data.viewer
    const now = this.parts.now()
    const saidAt = this.rooms.get(room)?.get(userId)?.get(socket)
    if (saidAt !== undefined && now - saidAt < this.parts.limits.typingRepeatMs) return
    if (!this.budgets.take(userId, now)) return
    this.put(socket, room, userId)
    this.parts.pass?.(room, userId, true)
  }

  private put(source: Source, room: Room, userId: string) {
    const people = this.rooms.get(room) ?? new Map<string, Typist>()
    this.rooms.set(room, people)
    const typist: Typist = people.get(userId) ?? new Map()
    people.set(userId, typist.set(source, this.parts.now()))
    this.parts.tell(room, userId, true)
  }

  private end(source: Source, room: Room, userId: string) {
    const people = this.rooms.get(room)
    const typist = people?.get(userId)
    if (!people || !typist?.delete(source)) return
    // In another of his tabs he may type on, and that may be on another node.
    const here = [...typist.keys()].some((each) => typeof each !== 'string')
    if (typeof source !== 'string' && !here) this.parts.pass?.(room, userId, false)
    if (typist.size > 0) return
    people.delete(userId)
    if (people.size === 0) this.rooms.delete(room)
    this.parts.tell(room, userId, false)
  }
}
