import { setMaxListeners } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { QueryObserver } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import { leagueRules } from '@/hooks/leagues/league-rules'
import { ApiError } from '@/lib/client/api-error'
import { makeQueryClient } from '@/lib/client/live-client'
import { LiveConnection } from '@/lib/client/live-connection'
import { LiveQueries } from '@/lib/client/live-queries'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getLeague } from '@/lib/contracts/endpoints'
import type { EventData } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import type { Books, Contender } from './flaky-stage'
import { steadyMicros } from './steady'

/**
 * The tabs of bench:flaky, in a process of their own: of Gavel its browser client whole (connection, rooms, queries, React
 * Query's cache), of the peers socket.io-client as it comes, which keeps what it hears.
 */

export type TabsRequest = { id: number } & (
  | {
      do: 'open'
      of: Contender
      url: string
      count: number
      leagueId: string
      cookies: string[]
      books: Books
    }
  | { do: 'returned'; books: Books; at: number }
  | { do: 'caught up'; within: number }
  | { do: 'compare'; books: Books }
  | { do: 'close' }
)
/** For each tab, milliseconds from the network's return until it had all that was committed by then; null: not yet. */
export type CaughtUp = Record<Contender, (number | null)[]> & {
  /** The longest that this process kept all its tabs waiting since: the machine's doing, not theirs. */
  stalledMs: number
}

interface Tab {
  of: Contender
  shown: Books
  caughtUpAt: number | null
  close(): void
}
type Answer = AnswerOf<typeof getLeague>
/** Tabs that are opened together. */
const AT_ONCE = 10

const tabs: Tab[] = []
let goal: { books: Books; at: number } | null = null
let onProgress = () => {}
const delays = monitorEventLoopDelay({ resolution: 10 })
delays.enable()

const reaches = (shown: Books, books: Books) =>
  Object.entries(books).every(([wallet, postings]) => (shown[wallet] ?? 0) >= postings)

function look(tab: Tab) {
  if (!goal || tab.caughtUpAt !== null || !reaches(tab.shown, goal.books)) return
  tab.caughtUpAt = steadyMicros()
  onProgress()
}

/** As it comes: a map of what was heard, over what was there at the start. */
function openBare(of: Contender, url: string, books: Books): Promise<Tab> {
  const socket = io(url, { forceNew: true })
  const tab: Tab = { of, shown: { ...books }, caughtUpAt: null, close: () => socket.disconnect() }
  socket.on('wallet_update', ({ data: { wallet } }: { data: EventData<'wallet_update'> }) => {
    tab.shown[wallet.id] = Math.max(tab.shown[wallet.id] ?? 0, wallet.postings)
    look(tab)
  })
  return new Promise((resolve) => socket.once('connect', () => resolve(tab)))
}

async function openGavel(url: string, leagueId: string, cookie: string): Promise<Tab> {
  const client = makeQueryClient()
  const queries = new LiveQueries(client)
  const connection = new LiveConnection({
    makeSocket: () =>
      io(url, {
        ...{ path: SOCKET_PATH, transports: ['websocket', 'polling'], tryAllTransports: true },
        ...{ autoConnect: false, reconnection: false, forceNew: true, timeout: 8_000 },
        extraHeaders: { cookie, origin: url },
      }),
    sink: queries,
    probe: async () => ((await read(`${url}/api/time`, '')) as { serverNow: number }).serverNow,
    onSignedOut: () => {
      throw new Error('A tab of the bench was signed out.')
    },
  })
  const observer = new QueryObserver<Answer>(client, {
    queryKey: ['league'],
    queryFn: () => read(`${url}/api/leagues/${leagueId}`, cookie) as Promise<Answer>,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: queries.share as never,
    meta: { live: { rooms: [], rules: leagueRules } },
  })
  const stops = [queries.start(), connection.start()]
  const tab: Tab = {
    ...{ of: 'gavel', shown: {}, caughtUpAt: null },
    close() {
      for (const stop of stops.reverse()) stop()
      client.clear()
    },
  }
  const rooms = new Set<string>()
  stops.push(
    observer.subscribe(({ data }) => {
      if (!data) return
      for (const room of Object.keys(data.asOf)) {
        if (rooms.has(room)) continue
        rooms.add(room)
        connection.retain(room as never)
      }
      tab.shown = Object.fromEntries(
        data.league.teams.flatMap(({ wallets }) => wallets.map(({ id, postings }) => [id, postings])),
      )
      look(tab)
    }),
  )
  while (connection.rooms.statusOf(leagueRoom(leagueId)) !== 'joined')
    await new Promise((go) => setTimeout(go, 20))
  return tab
}

/** As the browser's fetch of the API: no answer is one kind of error. */
async function read(url: string, cookie: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { headers: { cookie }, signal: AbortSignal.timeout(5_000) })
    if (answer.ok) return await answer.json()
  } catch {}
  throw new ApiError('network', 0, 'No answer.')
}

const report = (): CaughtUp => {
  const { at = 0 } = goal ?? {}
  const of = (contender: Contender) =>
    tabs
      .filter((tab) => tab.of === contender)
      .map(({ caughtUpAt }) => (caughtUpAt === null ? null : (caughtUpAt - at) / 1_000))
  const stalledMs = delays.max / 1e6
  return { gavel: of('gavel'), plain: of('plain'), recovery: of('recovery'), stalledMs }
}

async function answer(request: TabsRequest): Promise<unknown> {
  switch (request.do) {
    case 'open': {
      const { of, url, count, leagueId, cookies, books } = request
      const open = (n: number) =>
        of === 'gavel'
          ? openGavel(url, leagueId, cookies[n % cookies.length] ?? '')
          : openBare(of, url, books)
      for (let n = 0; n < count; n += AT_ONCE) {
        const batch = Math.min(AT_ONCE, count - n)
        tabs.push(...(await Promise.all(Array.from({ length: batch }, (_, place) => open(n + place)))))
      }
      return
    }
    case 'returned':
      delays.reset()
      goal = request
      for (const tab of tabs) tab.caughtUpAt = null
      for (const tab of tabs) look(tab)
      return
    case 'caught up':
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, request.within)
        onProgress = () => {
          if (tabs.some(({ caughtUpAt }) => caughtUpAt === null)) return
          clearTimeout(timer)
          resolve()
        }
        onProgress()
      })
      onProgress = () => {}
      return report()
    case 'compare':
      return tabs.map(({ of, shown }) => ({ of, right: reaches(shown, request.books) }))
    case 'close':
      for (const tab of tabs.splice(0)) tab.close()
  }
}

const [window, document] = [new EventTarget(), new EventTarget()]
setMaxListeners(0, window, document)
Object.assign(globalThis, { window, document: Object.assign(document, { visibilityState: 'visible' }) })
process.on('message', (request: TabsRequest) => {
  answer(request).then(
    (found) => process.send?.({ id: request.id, found }),
    (error) => process.send?.({ id: request.id, error: String(error) }),
  )
})
process.once('disconnect', () => process.exit())
