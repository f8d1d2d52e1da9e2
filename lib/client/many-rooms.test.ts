import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Room } from '@/lib/contracts/rooms'
import type { SubscribeAnswer } from '@/lib/contracts/socket'
import { SLOW_POLL_MS } from './connection-state'
import { RoomSubscriptions } from './room-subscriptions'

const full: SubscribeAnswer = { ok: false, error: { code: 'limit_reached', message: 'Too many.' } }
const fits: SubscribeAnswer = { ok: true, epoch: 1, seq: 1, mode: 'reset', events: [] }
let answer: SubscribeAnswer
let asked: Room[]
let readAgain: Room[]
let rooms: RoomSubscriptions
beforeEach(() => {
  vi.useFakeTimers()
  answer = fits
  asked = []
  readAgain = []
  const nothing = () => {}
  rooms = new RoomSubscriptions(
    {
      isOpen: () => true,
      unsubscribe: nothing,
      subscribe: async ({ room }) => {
        asked.push(room)
        return answer
      },
    },
    {
      ...{ onEvents: nothing, onReset: nothing, onLeft: nothing, onRevoked: nothing, onJoined: nothing },
      onRefused: (room) => readAgain.push(room),
      oldestPosition: () => null,
    },
  )
})
afterEach(() => vi.useRealTimers())
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const take = <T>(list: T[]) => list.splice(0).sort()
const [one, other] = ['league:one', 'league:other'] as Room[] as [Room, Room]

it('promise 3: rooms without a place for the tab are read again now and then, together, until there is one', async () => {
  answer = full
  rooms.retain(one)
  await pass(1_000)
  rooms.retain(other)
  await pass(1_000)
  expect([take(asked), take(readAgain)]).toEqual([
    [one, other],
    [one, other],
  ])
  expect([rooms.statusOf(one), rooms.statusOf(other)]).toEqual(['polled', 'polled'])
  await pass(SLOW_POLL_MS - 2_000 - 1)
  expect([take(asked), take(readAgain)]).toEqual([[], []])
  await pass(SLOW_POLL_MS / 5 + 1)
  expect([take(asked), take(readAgain)]).toEqual([
    [one, other],
    [one, other],
  ])
  answer = fits
  await pass(SLOW_POLL_MS * 1.2)
  expect([rooms.statusOf(one), rooms.statusOf(other)]).toEqual(['joined', 'joined'])
  take(readAgain)
  await pass(10 * SLOW_POLL_MS)
  expect([take(asked), take(readAgain)]).toEqual([[one, other], []])
})

it('asks for no more rooms at a time than the server takes, and for none that is not wanted any more', async () => {
  const names = Array.from({ length: 200 }, (_, n) => `league:${n}` as Room)
  const releases = names.map((room) => rooms.retain(room))
  expect(asked).toHaveLength(80)
  releases.at(-1)?.()
  await pass(2_000)
  expect(asked).toHaveLength(160)
  await pass(2_000)
  expect(asked).toEqual(names.slice(0, -1))
})
