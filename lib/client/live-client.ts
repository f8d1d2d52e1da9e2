import { QueryClient } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import { getTime } from '@/lib/contracts/endpoints'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import { announceSignedOut, callApi } from './api'
import { ApiError } from './api-error'
import { LiveConnection } from './live-connection'
import { LiveQueries } from './live-queries'

/** What a tab has one of. */
export interface LiveClient {
  queryClient: QueryClient
  queries: LiveQueries
  connection: LiveConnection
}

/** A read is tried again when no answer came; a refusal stays one. */
const isWorthAnother = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500)

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // The browser's own idea of being online is often wrong; we ask the server.
      queries: {
        networkMode: 'always',
        retry: isWorthAnother,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always' },
    },
  })

/** How a tab connects; when it does is the connection's affair. */
export const SOCKET_OPTIONS = {
  path: SOCKET_PATH,
  transports: ['websocket', 'polling'],
  // Where a proxy blocks WebSockets the same protocol goes over long-polling.
  tryAllTransports: true,
  autoConnect: false,
  reconnection: false,
  forceNew: true,
  timeout: 8_000,
}

/** Made once a tab; nothing is opened before `connection.start()`. */
export function makeLiveClient(): LiveClient {
  const queryClient = makeQueryClient()
  const queries = new LiveQueries(queryClient)
  const connection = new LiveConnection({
    makeSocket: () => io(SOCKET_OPTIONS),
    sink: queries,
    probe: async () => (await callApi(getTime, { signal: AbortSignal.timeout(5_000) })).serverNow,
    onSignedOut: announceSignedOut,
  })
  return { queryClient, queries, connection }
}
