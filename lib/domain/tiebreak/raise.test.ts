import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRaise, type Ladder, nextBid } from './raise'

const ladder = (leader: Ladder['leader'] = null): Ladder => ({ tiedAmount: 100n, step: 10n, leader })
const led = ladder({ teamId: 'red', amount: 130n })

describe('a raise', () => {
  it.each([
    [110n, null],
    [200n, null],
    [100n, 'not_above'],
    [0n, 'not_above'],
    [-10n, 'not_above'],
    [105n, 'off_step'],
    [109n, 'off_step'],
  ])('of %s over a tie at 100 in steps of 10 is %s', (amount, problem) => {
    expect(checkRaise(ladder(), 'red', amount)).toBe(problem)
  })

  it.each([
    [140n, null],
    [130n, 'outbid'],
    [110n, 'outbid'],
    [100n, 'not_above'],
    [145n, 'off_step'],
  ])('of %s over a bid of 130 is %s', (amount, problem) => {
    expect(checkRaise(led, 'blue', amount)).toBe(problem)
  })

  it('is not for the leader', () => {
    expect(checkRaise(led, 'red', 140n)).toBe('leading')
  })

  it('from nothing begins with a step', () => {
    const free = { tiedAmount: 0n, step: 5n, leader: null }
    expect([nextBid(free), checkRaise(free, 'red', 5n), checkRaise(free, 'red', 0n)]).toEqual([
      5n,
      null,
      'not_above',
    ])
  })

  it('keeps the ladder on the grid and rising, whatever is tried', () => {
    const tries = fc.array(
      fc.record({ teamId: fc.constantFrom('red', 'blue', 'green'), amount: fc.bigInt(0n, 400n) }),
    )
    fc.assert(
      fc.property(tries, fc.bigInt(1n, 20n), (offers, step) => {
        const now: Ladder = { tiedAmount: 100n, step, leader: null }
        for (const offer of offers) {
          const next = nextBid(now)
          const problem = checkRaise(now, offer.teamId, offer.amount)
          if (problem) continue
          expect(offer.amount >= next && (offer.amount - 100n) % step === 0n).toBe(true)
          expect(offer.teamId).not.toBe(now.leader?.teamId)
          now.leader = offer
        }
        const other = now.leader?.teamId === 'red' ? 'blue' : 'red'
        expect(checkRaise(now, other, nextBid(now))).toBeNull()
        expect(checkRaise(now, other, nextBid(now) - 1n)).not.toBeNull()
      }),
    )
  })
})
