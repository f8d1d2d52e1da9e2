import { describe, expect, it } from 'vitest'
import type { QueuedTransactionView } from '@/lib/contracts/views'
import { event, leagueId, uuid } from '../live/testing'
import { joinEnded, type Queue, queueRules } from './queue-rules'
import { queued } from './testing'

const done = (number: number, over: Partial<QueuedTransactionView> = {}) =>
  queued({ number, state: 'done', version: 1, ...over })
const stale: Queue = {
  leagueId,
  waiting: [queued({ number: 5 }), queued({ number: 6 })],
  ended: [done(4), done(3)],
  hasMore: true,
  asOf: {},
}
const told = (transaction: QueuedTransactionView, queue = stale) =>
  queueRules.transaction_update?.(queue, event('transaction_update', { transaction })) as Queue
const numbers = ({ waiting, ended }: Queue) =>
  [waiting, ended].map((list) => list.map(({ number }) => number))

describe('stale data and an event are what a fresh read would show', () => {
  it('a new one waits at the end; one that is tried again keeps its place', () => {
    expect(numbers(told(queued({ number: 7 })))).toEqual([
      [5, 6, 7],
      [4, 3],
    ])
    const retrying = queued({ number: 5, state: 'retrying', version: 1 })
    expect(told(retrying).waiting[0]).toEqual(retrying)
  })

  it('one that ends goes over, an older word of it changes nothing', () => {
    const ended = told(done(5))
    expect(numbers(ended)).toEqual([[6], [5, 4, 3]])
    expect(told(queued({ number: 5 }), ended)).toBe(ended)
  })

  it('one further back than what is loaded stays on its page; another league’s is not of this page', () => {
    expect(told(done(1, { state: 'discarded' }))).toBe(stale)
    expect(told(queued({ number: 9, leagueId: uuid(77) }))).toBe(stale)
    const all = { ...stale, hasMore: false }
    expect(numbers(told(done(1), all))[1]).toEqual([4, 3, 1])
  })
})

it('an earlier page comes behind what is loaded, nothing twice', () => {
  const joined = joinEnded({ ...stale, ended: [done(3), done(2), done(1)], hasMore: false }, stale)
  expect(numbers(joined)[1]).toEqual([4, 3, 2, 1])
  expect(joined.hasMore).toBe(false)
})
