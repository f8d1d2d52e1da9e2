import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import type { AsOf, Room } from '@/lib/contracts/rooms'
import type { CacheRules } from './cache-rule'
import { LiveQueries } from './live-queries'

interface Answer {
  players: number
  /** No event tells it: it must be read. */
  title: string
  asOf: AsOf
}

const [busy, quiet] = ['league:x', 'round:x'] as const satisfies Room[]
const rules: CacheRules<Answer> = {
  players_update: (data, { data: { playerCount } }) => ({ ...data, players: playerCount }),
}
/** From the read of the heads until the answer is here: a phone, and a page of some size. */
const READ_MS = 400
const EVERY_MS = 100

let client: QueryClient
let live: LiveQueries
let stop: () => void
let heads: Record<string, number>
let title = 'old'
beforeEach(() => {
  vi.useFakeTimers()
  heads = { [busy]: 0, [quiet]: 0 }
  title = 'old'
  client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } })
  live = new LiveQueries(client)
  stop = live.start()
})
afterEach(() => {
  stop()
  client.clear()
  vi.useRealTimers()
})

function tell(room: Room, type: 'players_update' | 'round_update') {
  const seq = (heads[room] ?? 0) + 1
  heads[room] = seq
  live.onEvents([{ room, epoch: 1, seq, type, id: '', at: '', data: { playerCount: seq } } as LiveEvent])
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it.each([quiet, busy])(
  'promise 3: what only a read tells of %s is shown while facts that need none come faster than a read',
  async (room) => {
    new QueryObserver<Answer>(client, {
      queryKey: ['page'],
      queryFn: async () => {
        const { [busy]: b = 0, [quiet]: q = 0 } = heads
        const read: Answer = { players: b, title, asOf: { [busy]: [1, b], [quiet]: [1, q] } }
        await new Promise((resolve) => setTimeout(resolve, READ_MS))
        return read
      },
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: live.share as never,
      meta: { live: { rooms: [], rules } },
    }).subscribe(() => {})
    await pass(1_000)
    title = 'new'
    tell(room, 'round_update')
    for (let n = 0; n < 100; n++) {
      await pass(EVERY_MS)
      tell(busy, 'players_update')
    }
    expect(client.getQueryData<Answer>(['page'])?.title).toBe('new')
  },
)
