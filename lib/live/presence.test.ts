import { expect, it } from 'vitest'
import type { Room } from '@/lib/contracts/rooms'
import { Presence } from './presence'
import type { LiveSocket, Subscription } from './types'

const room: Room = 'league:00000000-0000-4000-8000-000000000001'
const chat: Room = 'chat:00000000-0000-4000-8000-000000000002'

function presence() {
  const clock = { now: 0 }
  const told: [Room, string[]][] = []
  const made = new Presence({
    limits: { presenceGraceMs: 5_000, presencePerPersonMs: 10, nodeTtlMs: 10_000 },
    now: () => clock.now,
    tell: (to, userIds) => told.push([to, userIds]),
    tellOne: () => {},
  })
  const socketOf = (userId: string) => ({ data: { viewer: { userId } } }) as LiveSocket
  const join = (userId: string, to: Room = room, people: string[] = []) =>
    made.joined(socketOf(userId), { room: to, people } as unknown as Subscription)
  const leave = (userId: string, to: Room = room) => made.left(socketOf(userId), { room: to } as Subscription)
  return { made, clock, told, join, leave }
}

it('tells a room once a tick, and nothing when nothing changed', () => {
  const { made, clock, told, join, leave } = presence()
  for (const name of ['ann', 'ben', 'carl']) join(name)
  join('ann')
  made.tick()
  expect(told).toEqual([[room, ['ann', 'ben', 'carl']]])
  clock.now = 1_000
  leave('ben')
  made.tick()
  expect(told).toHaveLength(1)
  clock.now = 6_000
  made.tick()
  expect(told.slice(1)).toEqual([[room, ['ann', 'carl']]])
  made.tick()
  expect(told).toHaveLength(2)
})

it('leaves a room of many in peace for longer', () => {
  const { made, clock, told, join } = presence()
  for (let n = 0; n < 300; n++) join(`user ${n}`)
  made.tick()
  join('late')
  for (clock.now = 1_000; clock.now < 3_000; clock.now += 1_000) made.tick()
  expect(told).toHaveLength(1)
  made.tick()
  expect(told[1]?.[1]).toHaveLength(301)
})

it('forgets a direct chat that nobody here is in any more', () => {
  const { made, clock, told, join, leave } = presence()
  made.connected('ann')
  join('ann', chat, ['ann', 'ben'])
  made.tick()
  made.connected('ben')
  clock.now = 1_000
  made.tick()
  expect(told.at(-1)).toEqual([chat, ['ann', 'ben']])
  const before = told.length
  leave('ann', chat)
  made.connected('carl')
  made.disconnected('ben')
  clock.now = 10_000
  made.tick()
  expect(told).toHaveLength(before)
})
