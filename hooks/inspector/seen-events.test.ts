import { expect, it } from 'vitest'
import { KEEP, type SeenEvents, withSeen } from './seen-events'

const event = { room: 'user:00000000-0000-4000-8000-000000000001', epoch: 1, seq: 1 } as const
const after = (times: number, from: SeenEvents): SeenEvents =>
  Array.from({ length: times }).reduce<SeenEvents>((seen) => withSeen(seen, event, 0), from)

it('counts all that came, and keeps the newest', () => {
  const seen = after(KEEP + 5, { count: 0, kept: [] })
  expect(seen.count).toBe(KEEP + 5)
  expect(seen.kept).toHaveLength(KEEP)
  expect(seen.kept[0]?.n).toBe(KEEP + 5)
})

it('goes on counting once what was kept is cleared away', () => {
  expect(after(1, { count: 7, kept: [] })).toMatchObject({ count: 8, kept: [{ n: 8 }] })
})
