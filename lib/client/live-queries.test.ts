import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeliveredEvent, LiveEvent } from '@/lib/contracts/events'
import type { AsOf, Room } from '@/lib/contracts/rooms'
import { type CacheRules, meanwhile } from './cache-rule'
import { LiveQueries } from './live-queries'
import { isCommitted, rememberMutation } from './own-mutations'

interface Counter {
  count: number
  /** Only a read knows it. */
  note: string
  asOf: AsOf
}

const room = 'league:x' as Room
const key = ['counter']

/** A server of one counter: each act commits and makes an event; a read is a snapshot whose answer may come late. */
function makeServer() {
  let seq = 0
  let count = 0
  const pending: (() => void)[] = []
  const snapshot = (): Counter => ({ count, note: `note ${count}`, asOf: { [room]: [1, seq] } })
  return {
    snapshot,
    act(type: 'players_update' | 'round_update' | 'hidden' | 'unknown' = 'players_update'): DeliveredEvent {
      seq++
      if (type !== 'hidden') count++
      if (type === 'hidden') return { room, epoch: 1, seq }
      if (type === 'unknown') return { room, epoch: 1, seq, unknown: true }
      return {
        room,
        epoch: 1,
        seq,
        type,
        id: `${seq}`,
        at: '',
        data: { playerCount: count },
      } as unknown as LiveEvent
    },
    /** Reads now, answers when `answer` is called. */
    read: () =>
      new Promise<Counter>((resolve) => {
        const read = snapshot()
        pending.push(() => resolve(read))
      }),
    pending,
    answer: () => pending.shift()?.(),
  }
}

const countOf = (event: LiveEvent) => (event.data as { playerCount: number }).playerCount
const rules: CacheRules<Counter> = {
  players_update: (data, event) => ({ ...data, count: countOf(event), note: `note ${countOf(event)}` }),
  round_update: (data, event) => meanwhile({ ...data, count: countOf(event) }),
}

let server: ReturnType<typeof makeServer>
let client: QueryClient
let live: LiveQueries
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  server = makeServer()
  client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } })
  live = new LiveQueries(client, { spacingMs: 0, afterErrorMs: 0, jitterMs: 0 })
  stop = live.start()
})
afterEach(() => {
  stop()
  client.clear()
  vi.useRealTimers()
})

const options = (given: CacheRules<Counter> = rules) => ({
  queryKey: key,
  queryFn: server.read,
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: live.share as never,
  meta: { live: { rooms: [room], rules: given } },
})
const shown: (number | undefined)[] = []
function mount(given?: CacheRules<Counter>) {
  shown.length = 0
  const observer = new QueryObserver<Counter>(client, options(given))
  return observer.subscribe(({ data }) => shown.push(data?.count))
}
const tell = (...events: DeliveredEvent[]) => live.onEvents(events)
const settle = () => vi.advanceTimersByTimeAsync(50)
/** Answers all reads, and those that follow, until nothing is asked any more. */
async function quiet() {
  for (let n = 0; n < 20; n++) {
    await settle()
    if (server.pending.length === 0) return
    server.answer()
  }
  throw new Error('it never comes to rest')
}
const data = () => client.getQueryData<Counter>(key)
const expectFresh = () => {
  expect({ ...data(), asOf: null }).toEqual({ ...server.snapshot(), asOf: null })
  expect(live.isCurrent(key)).toBe(true)
}

describe.each(['players_update', 'round_update', 'hidden', 'unknown'] as const)(
  'promise 3: with %s, what is shown equals a fresh read',
  (type) => {
    it('after an event before the first fetch', async () => {
      tell(server.act(type))
      mount()
      await quiet()
      expectFresh()
    })

    it('after an event during the first fetch', async () => {
      mount()
      await settle()
      tell(server.act(type))
      await quiet()
      expectFresh()
    })

    it('after an event between the snapshot and joining the room: replayed', async () => {
      mount()
      await settle()
      const missed = server.act(type)
      server.answer()
      await settle()
      expect(live.oldestPosition(room)).toEqual([1, 0])
      tell(missed)
      await quiet()
      expectFresh()
    })

    it('after an event between the snapshot and joining the room: reset', async () => {
      mount()
      await settle()
      server.act(type)
      live.onReset(room, [1, 1])
      await quiet()
      expectFresh()
    })

    it('after an event during a refetch', async () => {
      mount()
      await quiet()
      void client.refetchQueries({ queryKey: key })
      await settle()
      tell(server.act(type))
      await settle()
      tell(server.act(type))
      await quiet()
      expectFresh()
    })

    it('after an event during a fetch that nobody waits for any more', async () => {
      const unmount = mount()
      await settle()
      unmount()
      tell(server.act(type))
      await quiet()
      const again = mount()
      await quiet()
      expectFresh()
      again()
    })

    it('after an event while it was not on the page', async () => {
      const unmount = mount()
      await quiet()
      unmount()
      tell(server.act(type))
      mount()
      await quiet()
      expectFresh()
    })

    it('after having been out of the room', async () => {
      const unmount = mount()
      await quiet()
      unmount()
      live.onLeft(room)
      server.act(type)
      mount()
      expect(live.oldestPosition(room)).toEqual([1, 0])
      live.onReset(room, [1, 1])
      await quiet()
      expectFresh()
    })

    it('after a burst', async () => {
      mount()
      await quiet()
      tell(...Array.from({ length: 20 }, () => server.act(type)))
      await quiet()
      expectFresh()
    })
  },
)

describe('what is shown', () => {
  it('never goes back, also when an old answer lands late', async () => {
    mount()
    await quiet()
    void client.refetchQueries({ queryKey: key })
    await settle()
    tell(server.act(), server.act())
    await quiet()
    expectFresh()
    const counts = shown.filter((count) => count !== undefined)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  it('does not go back either where a number before it is not on the page yet', async () => {
    mount()
    await quiet()
    void client.refetchQueries({ queryKey: key })
    await settle()
    tell(server.act('unknown'), server.act())
    expect(data()?.count).toBe(2)
    await quiet()
    expectFresh()
    const counts = shown.filter((count) => count !== undefined)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  it('is read again though its own page changed it meanwhile, by a mark or an earlier page', async () => {
    mount()
    await quiet()
    void client.refetchQueries({ queryKey: key })
    await settle()
    tell(server.act('round_update'))
    client.setQueryData<Counter>(key, (shown) => shown && { ...shown, note: 'read' })
    await quiet()
    expectFresh()
  })

  it('takes what its own page changes while numbers are missing', async () => {
    mount()
    await quiet()
    tell(server.act('unknown'), server.act())
    client.setQueryData<Counter>(key, (shown) => shown && { ...shown, note: 'read' })
    expect(data()?.note).toBe('read')
    tell(server.act())
    expect(data()?.count).toBe(3)
    await quiet()
    expectFresh()
  })

  it('shows what is known at once and reads the rest once for a burst', async () => {
    mount()
    await quiet()
    tell(server.act('round_update'), server.act('round_update'), server.act('players_update'))
    expect(data()?.count).toBe(3)
    await settle()
    expect(server.pending).toHaveLength(1)
    await quiet()
    expectFresh()
  })

  it('needs no read for what its rules tell whole', async () => {
    mount()
    await quiet()
    tell(server.act(), server.act('hidden'), server.act())
    await settle()
    expect(server.pending).toHaveLength(0)
    expectFresh()
  })

  it('drops events that the data knows already', async () => {
    const early = [server.act(), server.act()]
    mount()
    await quiet()
    tell(early[0] as DeliveredEvent)
    expect(data()).toMatchObject({ count: 2, asOf: { [room]: [1, 2] } })
    tell(early[1] as DeliveredEvent)
    await settle()
    expect(server.pending).toHaveLength(0)
  })

  it('reads again for an event that has no rule', async () => {
    mount({})
    await quiet()
    tell(server.act())
    await settle()
    expect(server.pending).toHaveLength(1)
    await quiet()
    expectFresh()
  })

  it('is read again when the numbering is gone, also when the new one is lower', async () => {
    for (let n = 0; n < 5; n++) server.act()
    mount()
    await quiet()
    live.onReset(room, [1, 5])
    expect(server.pending).toHaveLength(0)
    server = makeServer()
    client.getQueryCache().find({ queryKey: key })?.setOptions(options())
    live.onReset(room, [1, 0])
    await settle()
    expect(data()?.count).toBe(5)
    await quiet()
    expectFresh()
  })

  it('is read again when rights in the room have changed', async () => {
    mount()
    await quiet()
    live.onRevoked(room)
    await settle()
    expect(server.pending).toHaveLength(1)
  })

  it('is read again when a room that dated it is refused on return, and not for one that did not', async () => {
    mount()
    await quiet()
    live.onRefused('own:other' as Room)
    await settle()
    expect(server.pending).toHaveLength(0)
    live.onRefused(room)
    await settle()
    expect(server.pending).toHaveLength(1)
  })

  it('resumes where the oldest data of a room stands, though other data is newer', async () => {
    mount()
    await quiet()
    server.act()
    const other = new QueryObserver<Counter>(client, { ...options(), queryKey: ['other'] })
    other.subscribe(() => {})
    await quiet()
    expect(other.getCurrentResult().data?.asOf).toEqual({ [room]: [1, 1] })
    expect(live.oldestPosition(room)).toEqual([1, 0])
  })

  it('does not ask without end while reads fail', async () => {
    live = new LiveQueries(client, { spacingMs: 0, afterErrorMs: 1_000, jitterMs: 0 })
    stop()
    stop = live.start()
    mount()
    await quiet()
    const failing = vi.fn(() => Promise.reject(new Error('down')))
    client
      .getQueryCache()
      .find({ queryKey: key })
      ?.setOptions({ ...options(), queryFn: failing } as never)
    tell(server.act('round_update'))
    await vi.advanceTimersByTimeAsync(3_500)
    expect(failing.mock.calls.length).toBeLessThanOrEqual(5)
    expect(failing.mock.calls.length).toBeGreaterThan(1)
  })
})

it('an event of this tab’s own request tells that it was carried out', () => {
  rememberMutation('mine')
  const told = (mutationId: string) => ({ ...server.act(), mutationId }) as DeliveredEvent
  live.onEvents([told('theirs'), server.act('hidden')])
  expect([isCommitted('mine'), isCommitted('theirs')]).toEqual([false, false])
  live.onEvents([told('mine')])
  expect([isCommitted('mine'), isCommitted('theirs')]).toEqual([true, false])
})
