import type { Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '@/lib/contracts/socket'

/** The tab's end of the connection, with what it may say and hear. */
export type ClientSocket = Socket<ServerToClient, ClientToServer>
