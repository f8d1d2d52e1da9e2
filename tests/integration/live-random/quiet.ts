import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { comparePositions } from '@/lib/domain/position/position'
import { readHeads } from '@/lib/server/events/data'
import type { LiveTab } from '@/lib/testing/live-tab'
import type { Seat } from './people-at-tabs'

/** Far longer than it takes on any machine: only what never comes to rest fails. */
const QUIET_WITHIN_MS = 90_000

/** Every tab is live, in its rooms, up to where the database says that they stand, and nothing is being read. */
export async function quiet(seats: readonly Seat[], isDone: () => boolean): Promise<void> {
  const end = Date.now() + QUIET_WITHIN_MS
  for (;;) {
    const unrest = await unrestOf(seats)
    if (unrest.length === 0 && isDone()) return
    if (Date.now() > end) throw new Error(`It never comes to rest: ${unrest.join('; ') || 'the outbox'}`)
    await pause(50)
  }
}

async function unrestOf(seats: readonly Seat[]): Promise<string[]> {
  const restless = seats.filter(({ tab }) => !tab.isQuiet).map(({ tab }) => tab.unrest())
  if (restless.length > 0) return restless
  return (await Promise.all(seats.map(({ tab }) => behindOf(tab)))).flat()
}

async function behindOf(tab: LiveTab): Promise<string[]> {
  const rooms = tab.rooms().filter(({ status }) => status === 'joined')
  const heads = await readHeads(rooms.map(({ room }) => room))
  return rooms.flatMap(({ room, position }) => {
    const head = heads[room] ?? [0, 0]
    const isThere = position !== null && comparePositions(position, head) === 'same'
    return isThere ? [] : [`${tab.name}: ${room} at ${position}, not ${head}`]
  })
}

/** What every tab shows is what its person would read now, and what it does not show it may not read. */
export async function expectFresh(seats: readonly Seat[]): Promise<number> {
  process.env.GAVEL_BALANCE_CACHE = '0'
  let compared = 0
  try {
    for (const { tab } of seats) {
      for (const { key, shown, fresh } of await tab.freshReads()) {
        expect(shown, `${tab.name} shows ${JSON.stringify(key)}`).toEqual(fresh)
        compared++
      }
    }
  } finally {
    delete process.env.GAVEL_BALANCE_CACHE
  }
  return compared
}
