import { expect, it } from 'vitest'
import type { Room } from '@/lib/contracts/rooms'
import type { LiveSocket, Subscription } from './types'
import { Typing } from './typing'

const room: Room = 'chat:00000000-0000-4000-8000-000000000001'

function typing(typingBurst = 100) {
  const clock = { now: 0 }
  const told: boolean[] = []
  const made = new Typing({
    limits: { typingMs: 6_000, typingRepeatMs: 2_000, typingBurst, typingPerSecond: 1 },
    now: () => clock.now,
    tell: (_room, _userId, on) => told.push(on),
  })
  const subscription = { room, channel: {} } as Subscription
  let tabs = 0
  const tab = () =>
    ({
      id: `tab ${++tabs}`,
      data: { viewer: { userId: 'ann' }, subscriptions: new Map([[room, subscription]]) },
    }) as unknown as LiveSocket
  return { made, clock, told, tab, subscription }
}

it('passes a repeat on after two seconds, which keeps it from ending', () => {
  const { made, clock, told, tab } = typing()
  const socket = tab()
  for (const [at, count] of [
    [0, 1],
    [1_999, 1],
    [2_000, 2],
    [3_999, 2],
    [4_500, 3],
  ] as const) {
    clock.now = at
    made.say(socket, room, true)
    expect(told, `at ${at}`).toHaveLength(count)
  }
  clock.now = 10_499
  made.tick()
  expect(told.at(-1)).toBe(true)
  clock.now = 10_500
  made.tick()
  made.tick()
  expect(told).toEqual([true, true, true, false])
})

it('ends with the last tab that types, and only once', () => {
  const { made, told, tab, subscription } = typing()
  const [one, other] = [tab(), tab()]
  made.say(one, room, true)
  made.say(other, room, true)
  made.left(one, subscription)
  expect(told).toEqual([true, true])
  made.left(other, subscription)
  made.say(other, room, false)
  made.left(other, subscription)
  expect(told).toEqual([true, true, false])
})

it('is passed on only so often, however many tabs he types in', () => {
  const { made, clock, told, tab } = typing(3)
  const tabs = Array.from({ length: 60 }, tab)
  for (const each of tabs) made.say(each, room, true)
  expect(told).toHaveLength(3)
  clock.now = 1_000
  made.tick()
  for (const each of tabs) made.say(each, room, true)
  expect(told).toHaveLength(4)
})

it('takes nothing from a tab that is still on its way into the room', () => {
  const { made, told, tab, subscription } = typing()
  subscription.channel = null
  expect(() => made.say(tab(), room, true)).toThrow('nothing here')
  expect(told).toEqual([])
})

it('goes on while he types on another node, and ends when that falls silent', () => {
  const { made, clock, told, tab } = typing()
  const socket = tab()
  made.say(socket, room, true)
  made.heard('node', room, 'ann', true)
  made.say(socket, room, false)
  expect(told).toEqual([true, true])
  clock.now = 6_000
  made.tick()
  expect(told).toEqual([true, true, false])
  made.heard('node', room, 'ann', false)
  expect(told).toHaveLength(3)
})
