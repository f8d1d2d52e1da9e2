import { setTimeout as sleep } from 'node:timers/promises'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import type { Dated } from '@/lib/client/as-of'
import { LiveConnection } from '@/lib/client/live-connection'
import { LiveQueries } from '@/lib/client/live-queries'
import type { Room } from '@/lib/contracts/rooms'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import type { HttpReader } from './http-reader'
import type { ScreenRead } from './screens'

export interface Person {
  cookie: string
  screen: readonly ScreenRead[]
}

/** @returns how to close it, once its page is there */
export type OpenTab = (person: Person, origin: string, reader: HttpReader) => Promise<() => Promise<void>>

/** The product's own client: reads once, then lives by events and what they ask to be read again. */
export const liveTab: OpenTab = async ({ cookie, screen }, origin, reader) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: 2, networkMode: 'always' } } })
  const queries = new LiveQueries(client)
  const connection = new LiveConnection({
    makeSocket: () =>
      io(origin, {
        path: SOCKET_PATH,
        transports: ['websocket'],
        autoConnect: false,
        reconnection: false,
        forceNew: true,
        extraHeaders: { cookie, origin },
      }),
    sink: queries,
    probe: async () => Date.now(),
    onSignedOut: () => {
      throw new Error('A tab of the bench was signed out.')
    },
  })
  const stops = [queries.start(), connection.start()]
  const rooms = new Set<string>()
  const joined = (answer: Dated) => {
    for (const room of Object.keys(answer.asOf)) {
      if (rooms.has(room)) continue
      rooms.add(room)
      connection.retain(room as Room)
    }
  }
  await Promise.all(
    screen.map(async ({ path, rules }) => {
      const observer = new QueryObserver<Dated>(client, {
        queryKey: [path],
        queryFn: () => reader.read(path, cookie) as Promise<Dated>,
        staleTime: Number.POSITIVE_INFINITY,
        structuralSharing: queries.share as never,
        meta: { live: { rooms: [], rules } },
      })
      stops.push(observer.subscribe(({ data }) => data && joined(data)))
      const { data } = await observer.refetch({ cancelRefetch: false, throwOnError: true })
      if (data) joined(data)
    }),
  )
  while ([...rooms].some((room) => connection.rooms.statusOf(room as Room) === 'joining')) await sleep(20)
  return async () => {
    for (const stop of stops.reverse()) stop()
    client.clear()
  }
}

/** The same reads, each asked for again `everyMs` after it was asked for last, or once it is answered if that takes longer. */
export const pollingTab =
  (everyMs: number): OpenTab =>
  async ({ cookie, screen }, _origin, reader) => {
    await Promise.all(screen.map(({ path }) => reader.read(path, cookie)))
    const stopping = new AbortController()
    const pollers = screen.map(async ({ path }) => {
      // Tabs were not all opened in the same instant.
      let next = performance.now() + Math.random() * everyMs
      while (!stopping.signal.aborted) {
        const wait = Math.max(0, next - performance.now())
        await sleep(wait, null, { signal: stopping.signal }).catch(() => {})
        if (stopping.signal.aborted) return
        next = performance.now() + everyMs
        await reader.read(path, cookie)
      }
    })
    return async () => {
      stopping.abort()
      await Promise.all(pollers)
    }
  }
