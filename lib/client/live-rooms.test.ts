import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AsOf, Room } from '@/lib/contracts/rooms'
import { LiveQueries } from './live-queries'
import { RoomSubscriptions } from './room-subscriptions'

const room = 'team:x' as Room
let head = 3
let client: QueryClient
let live: LiveQueries
let rooms: RoomSubscriptions
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  head = 3
  client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } })
  live = new LiveQueries(client, { spacingMs: 0, afterErrorMs: 0, jitterMs: 0 })
  stop = live.start()
  rooms = new RoomSubscriptions(
    {
      isOpen: () => true,
      unsubscribe: () => {},
      // Nothing happens while it is asked: whoever stands at the head misses nothing, whoever has no position begins anew.
      subscribe: async ({ seq }) => ({
        ...{ ok: true, epoch: 1, seq: head },
        ...{ mode: seq === head ? ('replay' as const) : ('reset' as const), events: [] },
      }),
    },
    live,
  )
})
afterEach(() => {
  stop()
  client.clear()
  vi.useRealTimers()
})

interface Page {
  readAt: number
  asOf: AsOf
}

/** A component that shows one live answer, and is in the room that dates it. @returns how to leave the page */
function show(name: string): () => void {
  const observer = new QueryObserver<Page>(client, {
    queryKey: [name],
    queryFn: async () => ({ readAt: head, asOf: { [room]: [1, head] } }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: live.share as never,
    meta: { live: { rooms: [], rules: {} } },
  })
  const unsubscribe = observer.subscribe(() => {})
  let release = () => {}
  const joined = vi.waitFor(() => {
    if (!observer.getCurrentResult().data) throw new Error('not read yet')
    release = rooms.retain(room)
  })
  void joined
  return () => {
    unsubscribe()
    release()
  }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
/** Longer than a room that nobody uses is kept. */
const elsewhere = () => pass(5_000)

it('promise 3: what was read before the tab left a room is read again, though another answer reaches the head by then', async () => {
  const leaveOld = show('old')
  await pass(200)
  leaveOld()
  await elsewhere()
  head = 4
  const leaveNew = show('new')
  await pass(200)
  leaveNew()
  await elsewhere()

  // Back, both from the cache: the newer brings the tab into the room, with nothing to tell.
  show('new')
  await pass(200)
  show('old')
  await pass(1_000)
  expect(live.isCurrent(['old'])).toBe(true)
  expect(client.getQueryData<Page>(['old'])?.readAt).toBe(head)
})
