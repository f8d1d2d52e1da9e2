import type { Server, Socket } from 'socket.io'
import type { Room } from '@/lib/contracts/rooms'
import type { ClientToServer, ServerToClient } from '@/lib/contracts/socket'
import type { EventViewer } from '@/lib/domain/visibility/viewer'
import type { Viewer } from '@/lib/server/auth/authenticate'
import type { Outlet } from './outlet'
import type { RoomStream } from './room-stream'
import type { TokenBucket } from './token-bucket'

/** Those of one class in a room. */
export interface Channel {
  readonly key: string
  readonly viewer: EventViewer
  readonly hearers: Outlet[]
}

/** A socket's place in a room, from the moment it asks until it leaves. */
export interface Subscription {
  room: Room
  /** As whom it looks; null until membership is found. */
  viewer: EventViewer | null
  /** The two of a direct chat; of any other room empty. */
  people: readonly string[]
  /** Where it stands among those who see the same; null until the room is joined. */
  channel: Channel | null
  /** Rises when something about the user's membership happened: what was read before does not count. */
  doubts: number
  /** Left, refused or replaced: whatever is still under way for it must stop. */
  ended: boolean
  /** What the relay watches on its account: the room itself, and the rooms that tell who may be in it. */
  streams: readonly RoomStream[]
}

/** Is told of everyone who is in a room now, and who is no longer: left, gone or put out. */
export interface RoomObserver {
  joined?(socket: LiveSocket, subscription: Subscription): void
  left(socket: LiveSocket, subscription: Subscription): void
}

/**
 * What the node knows of a connected socket. There are thousands of these: no closure, list or map of its own without need
 * (`npm run bench:memory`).
 */
export interface SocketState {
  viewer: Pick<Viewer, 'userId' | 'sessionId'>
  /** Its session was looked at and counts; before, it is only watched. */
  admitted: boolean
  /** Its session is over; set before the socket is fully connected, too. */
  ended: boolean
  subscriptions: Map<Room, Subscription>
  outlet: Outlet
  /** What it may still say. */
  messages: TokenBucket
  /** How often it may still be refused; null until it is for the first time. */
  refusals: TokenBucket | null
}

export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketState>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketState>
