import type { Room } from '@/lib/contracts/rooms'
import { type PresenceSignal, TYPING_MS, type TypingSignal } from '@/lib/contracts/socket'
import type { ClientSocket } from './client-socket'

type Timer = ReturnType<typeof setTimeout>
const NOBODY: readonly string[] = []

/**
 * What the tab hears beside facts: who types, who is there. Not numbered and not kept: typing runs out by itself, and a
 * room that is left, or a connection that is lost, knows nothing of either.
 */
export class LiveSignals {
  private readonly typing = new Map<Room, Map<string, Timer>>()
  /** A new list at each change, so that React can compare. */
  private readonly typists = new Map<Room, readonly string[]>()
  private readonly present = new Map<Room, readonly string[]>()
  private readonly listeners = new Set<() => void>()

  private socket: ClientSocket | null = null
  private isIn: (room: Room) => boolean = () => false

  listen(socket: ClientSocket, isIn: (room: Room) => boolean): void {
    this.socket = socket
    this.isIn = isIn
    socket.on('chat_typing', (signal) => this.onTyping(signal))
    socket.on('presence_update', (signal) => this.onPresence(signal))
    socket.on('disconnect', () => this.forgetAll())
  }

  /** Says in a room that I type, or no longer. What cannot go now is not worth sending later. */
  sayTyping(room: Room, typing: boolean): void {
    if (this.socket?.connected && this.isIn(room)) this.socket.emit('typing', { room, typing }, () => {})
  }

  /** For useSyncExternalStore. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  typingIn(room: Room): readonly string[] {
    return this.typists.get(room) ?? NOBODY
  }

  /** Null: not told yet. */
  presentIn(room: Room): readonly string[] | null {
    return this.present.get(room) ?? null
  }

  onTyping({ room, userId, typing }: TypingSignal): void {
    const timers = this.typing.get(room) ?? new Map<string, Timer>()
    this.typing.set(room, timers)
    clearTimeout(timers.get(userId))
    timers.delete(userId)
    if (typing) {
      const over = () => this.onTyping({ room, userId, typing: false })
      timers.set(userId, setTimeout(over, TYPING_MS))
    }
    const now = [...timers.keys()].sort()
    if (now.join() === this.typingIn(room).join()) return
    this.typists.set(room, now)
    this.tell()
  }

  onPresence({ room, userIds }: PresenceSignal): void {
    this.present.set(room, userIds)
    this.tell()
  }

  forget(room: Room): void {
    for (const timer of this.typing.get(room)?.values() ?? []) clearTimeout(timer)
    const known = [this.typing, this.typists, this.present].filter((map) => map.delete(room))
    if (known.length > 0) this.tell()
  }

  forgetAll(): void {
    for (const room of new Set([...this.typing.keys(), ...this.present.keys()])) this.forget(room)
  }

  private tell() {
    for (const listener of this.listeners) listener()
  }
}
