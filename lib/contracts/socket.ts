import { z } from 'zod'
import type { ErrorCode } from './errors'
import type { DeliveredEvent, EventType, HiddenEvent, LiveEvent } from './events'
import { type AsOf, type Room, roomName } from './rooms'

/** Where Socket.IO listens. */
export const SOCKET_PATH = '/socket.io/'

// ── In: what a tab may say. Nothing else is accepted. ────────────────────────────────────────────────────────

/** Join a room; with epoch and seq: and be told all that came after. */
export const subscribeMessage = z.strictObject({
  room: roomName,
  epoch: z.int().nonnegative().optional(),
  seq: z.int().nonnegative().optional(),
})
export const unsubscribeMessage = z.strictObject({ room: roomName })
/** `at`: the tab's own clock in epoch milliseconds, given back so that it can measure the way. */
export const pingMessage = z.strictObject({ at: z.number() })

/** I am typing in this chat, or no longer: for those who are in its room, kept nowhere. */
export const typingMessage = z.strictObject({ room: roomName, typing: z.boolean() })

export type SubscribeMessage = z.infer<typeof subscribeMessage>

export type Refusal = { ok: false; error: { code: ErrorCode; message: string } }
export type SubscribeAnswer =
  | {
      ok: true
      /** The room's head: after `events` the tab stands here. */
      epoch: number
      seq: number
      /** `replay`: events is all that came after the tab's position. `reset`: fetch anew; events is empty. */
      mode: 'replay' | 'reset'
      events: DeliveredEvent[]
    }
  | Refusal
export type PingAnswer = { at: number; serverNow: number }

export interface ClientToServer {
  subscribe: (message: SubscribeMessage, answer: (answer: SubscribeAnswer) => void) => void
  unsubscribe: (message: { room: Room }, answer: (answer: { ok: true } | Refusal) => void) => void
  ping_at: (message: { at: number }, answer: (answer: PingAnswer) => void) => void
  typing: (message: z.infer<typeof typingMessage>, answer: (answer: { ok: true } | Refusal) => void) => void
}

// ── Out: signals. Not facts: unnumbered, stored nowhere, and lost without harm. ──────────────────────────────

/** Who types in a chat; true expires after TYPING_MS unless it is said again. */
export interface TypingSignal {
  room: Room
  userId: string
  typing: boolean
}
export const TYPING_MS = 6_000

/** Who of a room's people is online now: all of them, whenever it changes and on joining. Rooms league: and direct chat:. */
export interface PresenceSignal {
  room: Room
  userIds: string[]
}

export interface Signals {
  chat_typing: (signal: TypingSignal) => void
  presence_update: (signal: PresenceSignal) => void
}

// ── Out: facts, each under its event's own name. ─────────────────────────────────────────────────────────────

type FactListeners = { [T in EventType]: (event: LiveEvent<T>) => void }

export interface ServerToClient extends FactListeners, Signals {
  /** An event that this viewer may not see: its number alone. */
  hidden: (event: HiddenEvent) => void
  /** Told every few seconds: the heads of the rooms this socket is in, so that a silent loss is found. */
  heads: (heads: AsOf) => void
  /** Membership ended or changed: the socket has left the room. Asking again answers whether anything is left there. */
  revoked: (message: { room: Room }) => void
}
