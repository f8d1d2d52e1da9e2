import type { Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '@/lib/contracts/socket'

export type ClientSocket = Socket<ServerToClient, ClientToServer>
