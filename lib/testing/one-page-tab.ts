import { QueryObserver } from '@tanstack/react-query'
import { io, type Socket } from 'socket.io-client'
import type { Dated } from '@/lib/client/as-of'
import type { CacheRules } from '@/lib/client/cache-rule'
import type { ClientSocket } from '@/lib/client/client-socket'
import { makeQueryClient, SOCKET_OPTIONS } from '@/lib/client/live-client'
import { LiveConnection } from '@/lib/client/live-connection'
import { LiveQueries } from '@/lib/client/live-queries'
import type { Room } from '@/lib/contracts/rooms'

/** All of a tab but its page: a socket, a room, and one live answer that is looked at. */
export function openLiveTab<T extends Dated>(given: {
  origin: string
  cookie: string
  room: Room
  read: () => Promise<T>
  rules: CacheRules<T>
  onSignedOut?: () => void
  pollMs?: number
}) {
  const { origin, cookie, room, read, rules, onSignedOut = () => {}, pollMs } = given
  const client = makeQueryClient()
  const queries = new LiveQueries(client, { spacingMs: 20, afterErrorMs: 50, jitterMs: 0 })
  let socket: ClientSocket | undefined
  const connection = new LiveConnection({
    makeSocket: () => {
      socket = io(origin, { ...SOCKET_OPTIONS, extraHeaders: { origin, cookie } })
      return socket
    },
    sink: queries,
    probe: () => Promise.reject(new Error('not here')),
    onSignedOut,
    pollMs,
  })
  const key = ['shown']
  const stop = queries.start()
  const close = connection.start()
  const release = connection.retain(room)
  const observer = new QueryObserver<T>(client, {
    queryKey: key,
    queryFn: read,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: queries.share as never,
    meta: { live: { rooms: [room], rules } },
  })
  const unmount = observer.subscribe(() => {})
  return {
    connection,
    socket: () => socket as Socket,
    data: () => observer.getCurrentResult().data,
    /** Whether what is shown reaches as far as the tab has seen. */
    isCurrent: () => queries.isCurrent(key),
    close() {
      unmount()
      release()
      close()
      stop()
      client.clear()
    },
  }
}
