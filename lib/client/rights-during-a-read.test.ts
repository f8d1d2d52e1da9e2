import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AsOf, Room } from '@/lib/contracts/rooms'
import { LiveQueries } from './live-queries'

const room = 'team:x' as Room
const key = ['statement']
interface Answer {
  showsHolds: boolean
  asOf: AsOf
}

let client: QueryClient
let live: LiveQueries
let stop: () => void
/** Whether the server counts him among the team's own people. */
let isOwn = false
let answers: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  isOwn = false
  answers = []
  client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } })
  live = new LiveQueries(client, { spacingMs: 0, afterErrorMs: 0, jitterMs: 0 })
  stop = live.start()
})
afterEach(() => {
  stop()
  client.clear()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(50)
/** Of whoever is a team's own more is shown, and that alone makes no event in the team's room: it stands where it stood. */
function show() {
  const observer = new QueryObserver<Answer>(client, {
    queryKey: key,
    queryFn: () =>
      new Promise((resolve) => {
        const read = { showsHolds: isOwn, asOf: { [room]: [1, 7] as const } } as unknown as Answer
        answers.push(() => resolve(read))
      }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: live.share as never,
    meta: { live: { rooms: [room], rules: {} } },
  })
  observer.subscribe(() => {})
}
async function answerAll() {
  for (let n = 0; n < 5; n++) {
    await settle()
    answers.shift()?.()
  }
  await settle()
}
const shown = () => client.getQueryData<Answer>(key)

it.each(['first', 'next'] as const)(
  'promise 3: what the %s read found before the rights in a room changed, and answers after, is read again',
  async (which) => {
    show()
    live.onReset(room, [1, 7])
    await settle()
    if (which === 'next') {
      await answerAll()
      void client.refetchQueries({ queryKey: key, exact: true })
      await settle()
    }
    // He is given the team while the answer is on its way; the tab asks for the room anew, and is let in.
    isOwn = true
    live.onRevoked(room)
    live.onReset(room, [1, 7])
    await answerAll()
    expect(shown()?.showsHolds).toBe(true)
  },
)
