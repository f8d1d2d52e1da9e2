import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CacheRules } from '@/lib/client/cache-rule'
import { LiveQueries } from '@/lib/client/live-queries'
import type { LiveEvent } from '@/lib/contracts/events'
import type { AsOf, Room } from '@/lib/contracts/rooms'
import { type EarlierPages, loadEarlierPage } from './earlier-page'

interface Lines {
  /** Number and text, in order. */
  lines: { n: number; text: string }[]
  asOf: AsOf
}

const room = 'league:x' as Room
const key = ['lines']

/** A server of ten lines. Each change is an event; a read is of the moment it is asked, and answers when it is let. */
function makeServer() {
  const lines = Array.from({ length: 10 }, (_, n) => ({ n, text: 'first' }))
  let seq = 0
  const waiting: (() => void)[] = []
  const read = (low: number, high: number): Promise<Lines> => {
    const answer = { lines: lines.slice(low, high), asOf: { [room]: [1, seq] as [number, number] } }
    return new Promise((resolve) => waiting.push(() => resolve(answer)))
  }
  return {
    waiting,
    reads: [] as [number, number][],
    read(low: number, high: number) {
      this.reads.push([low, high])
      return read(low, high)
    },
    change(n: number, text: string): LiveEvent {
      lines[n] = { n, text }
      return { room, epoch: 1, seq: ++seq, type: 'round_update', data: { n, text } } as unknown as LiveEvent
    },
  }
}

const rules: CacheRules<Lines> = {
  round_update: (data, { data: told }) => {
    const { n, text } = told as unknown as { n: number; text: string }
    return { ...data, lines: data.lines.map((line) => (line.n === n ? { n, text } : line)) }
  },
}

let server: ReturnType<typeof makeServer>
let client: QueryClient
let live: LiveQueries
let stop: () => void
beforeEach(() => {
  server = makeServer()
  client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } })
  live = new LiveQueries(client, { spacingMs: 0, afterErrorMs: 0, jitterMs: 0 })
  const stopLive = live.start()
  const unmount = new QueryObserver<Lines>(client, {
    queryKey: key,
    queryFn: () => server.read(client.getQueryData<Lines>(key)?.lines[0]?.n ?? 5, 10),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: live.share as never,
    meta: { live: { rooms: [room], rules } },
  }).subscribe(() => {})
  stop = () => {
    unmount()
    stopLive()
    client.clear()
  }
})
afterEach(() => stop())

const pages: EarlierPages<Lines> = {
  key,
  fetchEarlier: ({ lines }) => server.read((lines[0]?.n ?? 0) - 3, lines[0]?.n ?? 0),
  join: (earlier, shown) => ({ ...shown, lines: [...earlier.lines, ...shown.lines] }),
  hasEarlier: ({ lines }) => (lines[0]?.n ?? 0) > 0,
}
const shown = () => client.getQueryData<Lines>(key)
const numbers = () => shown()?.lines.map(({ n }) => n)
const text = (n: number) => shown()?.lines.find((line) => line.n === n)?.text
const asked = () => expect.poll(() => server.waiting.length).toBeGreaterThan(0)
/** Answers what is asked next. */
async function answer() {
  await asked()
  server.waiting.shift()?.()
}
async function mount() {
  await answer()
  await expect.poll(numbers).toEqual([5, 6, 7, 8, 9])
}

describe('an earlier page', () => {
  it('is put before what is shown, until there is none', async () => {
    await mount()
    const loaded = loadEarlierPage(client, pages)
    await answer()
    await loaded
    expect(numbers()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    await loadEarlierPage(client, { ...pages, hasEarlier: () => false })
    expect(server.waiting).toEqual([])
  })

  it('is read again when something changed on it while it was under way', async () => {
    await mount()
    const loaded = loadEarlierPage(client, pages)
    await asked()
    live.onEvents([server.change(3, 'edited')])
    await answer()
    await answer()
    await loaded
    expect(numbers()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    expect(text(3)).toBe('edited')
    expect(live.isCurrent(key)).toBe(true)
  })

  it('is changed by later events like everything else', async () => {
    await mount()
    const loaded = loadEarlierPage(client, pages)
    await answer()
    await loaded
    live.onEvents([server.change(2, 'edited')])
    expect(text(2)).toBe('edited')
  })

  it('is shown, and all read again, where events never pause', async () => {
    await mount()
    const loaded = loadEarlierPage(client, pages)
    for (let n = 0; n < 3; n++) {
      await asked()
      live.onEvents([server.change(3, `edit ${n}`)])
      await answer()
    }
    await loaded
    expect(numbers()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    await answer()
    await expect.poll(() => text(3)).toBe('edit 2')
    expect(server.reads.at(-1)).toEqual([2, 10])
  })

  it('is not taken away by an answer that was asked for before it came', async () => {
    await mount()
    const refetched = client.refetchQueries({ queryKey: key })
    await asked()
    const loaded = loadEarlierPage(client, pages)
    await expect.poll(() => server.waiting.length).toBe(2)
    server.waiting.pop()?.()
    await loaded
    server.waiting.shift()?.()
    await answer()
    await refetched
    await expect.poll(() => client.isFetching()).toBe(0)
    expect(numbers()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('is nobody’s when what it belongs to is gone', async () => {
    await mount()
    const loaded = loadEarlierPage(client, pages)
    await asked()
    client.removeQueries({ queryKey: key })
    await answer()
    await loaded
    expect(shown()).toBeUndefined()
  })
})
