import type { Server, Socket } from 'socket.io'
import type { Room } from '@/lib/contracts/rooms'
import type { ClientToServer, ServerToClient } from '@/lib/contracts/socket'
import type { EventViewer } from '@/lib/domain/visibility/viewer'
import type { Viewer } from '@/lib/server/auth/authenticate'
import type { RoomStream } from './room-stream'

/** A socket's place in a room, from the moment it asks until it leaves. */
export interface Subscription {
  room: Room
  /** As whom it looks; null until membership is found. */
  viewer: EventViewer | null
  /** The Socket.IO room of its viewer class; null until it is joined. */
  channel: string | null
  /** Rises when something about the user's membership happened: what was read before does not count. */
  doubts: number
  /** Left, refused or replaced: whatever is still under way for it must stop. */
  ended: boolean
  /** What the relay watches on its account: the room itself and the league that decides who may be in it. */
  streams: RoomStream[]
}

/** What the node knows of a connected socket. */
export interface SocketState {
  viewer: Viewer
  /** Its session is over; set before the socket is fully connected, too. */
  ended: boolean
  subscriptions: Map<Room, Subscription>
}

export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketState>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketState>
