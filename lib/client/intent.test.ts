import { describe, expect, it } from 'vitest'
import { ApiError } from './api-error'
import { Intent } from './intent'
import { deedOfKey, keyOf } from './outbox'
import { noteCommitted, rememberMutation } from './own-mutations'

const adjust = { params: { id: 'w' }, body: { amount: '5' } }
const lost = new ApiError('network', 0, 'Lost.')

describe('the key of an intent', () => {
  it('stays while nobody knows what became of it', () => {
    const intent = new Intent()
    const key = intent.keyFor(adjust)
    for (const error of [
      lost,
      new ApiError('unavailable', 503, 'Busy.'),
      new ApiError('internal', 500, 'Oops.'),
      new ApiError('request_in_progress', 409, 'Wait.'),
      // Said before anyone looks at the key: an earlier try may have been done.
      new ApiError('rate_limited', 429, 'Slowly.'),
      new ApiError('unauthenticated', 401, 'Sign in.'),
      new DOMException('Stopped', 'AbortError'),
    ]) {
      intent.ended(key, error)
      expect(intent.keyFor(adjust)).toBe(key)
    }
  })

  it('is not used again for another act, nor after an answer', () => {
    const intent = new Intent()
    const first = intent.keyFor(adjust)
    intent.ended(first, lost)
    const other = intent.keyFor({ ...adjust, body: { amount: '6' } })
    expect(other).not.toBe(first)
    intent.ended(other)
    const again = intent.keyFor({ ...adjust, body: { amount: '6' } })
    expect(again).not.toBe(other)
    intent.ended(again, new ApiError('insufficient_funds', 422, 'Not enough.'))
    expect(intent.keyFor({ ...adjust, body: { amount: '6' } })).not.toBe(again)
  })

  it('is known to be open until there is an answer, under a key of whatever form', () => {
    const intent = new Intent(Date.now, () => keyOf({ id: 'a-b', at: 7 }))
    expect(intent.isOpen(adjust)).toBe(false)
    const key = intent.keyFor(adjust)
    expect(deedOfKey(key)).toEqual({ id: 'a-b', at: 7 })
    intent.ended(key, lost)
    expect([intent.isOpen(adjust), intent.isOpen({ ...adjust, body: {} })]).toEqual([true, false])
    intent.ended(intent.keyFor(adjust))
    expect(intent.isOpen(adjust)).toBe(false)
  })

  it('is one for two presses at once', () => {
    const intent = new Intent()
    expect(intent.keyFor(adjust)).toBe(intent.keyFor(adjust))
  })

  it('is over when an event tells that it was done, but not under a try', () => {
    const intent = new Intent()
    const key = intent.keyFor(adjust)
    rememberMutation(key)
    noteCommitted(key)
    expect(intent.keyFor(adjust)).toBe(key)
    intent.ended(key, lost)
    intent.ended(key, lost)
    expect(intent.keyFor(adjust)).not.toBe(key)
  })

  it('is not kept for longer than it can be meant', () => {
    let now = 0
    const intent = new Intent(() => now)
    const key = intent.keyFor(adjust)
    intent.ended(key, lost)
    now = 3_600_001
    expect(intent.keyFor(adjust)).not.toBe(key)
  })
})
