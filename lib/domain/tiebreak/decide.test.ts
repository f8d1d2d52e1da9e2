import { describe, expect, it } from 'vitest'
import { atClose, type Contest, lastStanding, priceFor } from './decide'
import { mostFor } from './most-for'

const contest = (change: Partial<Contest> = {}): Contest => ({
  tiedAmount: 100n,
  step: 10n,
  leader: null,
  standing: ['red', 'blue'],
  fallback: { teamId: 'blue', decidedBy: 'earlier_submission' },
  ...change,
})
const led = contest({ leader: { teamId: 'red', amount: 130n } })

describe('who decides', () => {
  it('nobody before the time is over, while several stand', () => {
    expect(lastStanding(led)).toBeNull()
  })

  it('the last one standing, for its bid or for the tied amount', () => {
    const alone = { ...led, standing: ['red'] }
    expect(lastStanding(alone)).toEqual({ teamId: 'red', amount: 130n, decidedBy: 'last_standing' })
    expect(lastStanding(contest({ standing: ['blue'] }))).toMatchObject({ teamId: 'blue', amount: 100n })
  })

  it('the highest bid, and without one the rest of the chain', () => {
    expect(atClose(led)).toEqual({ teamId: 'red', amount: 130n, decidedBy: 'highest_bid' })
    expect(atClose(contest())).toEqual({ teamId: 'blue', amount: 100n, decidedBy: 'earlier_submission' })
  })

  it('a commissioner, at the price at which a team stands', () => {
    expect([priceFor(led, 'red'), priceFor(led, 'blue')]).toEqual([130n, 100n])
  })
})

describe('how far a team may go', () => {
  const means = { held: 100n, available: 500n, tiedAmount: 100n, headroom: 400n, raisedElsewhere: 0n }
  it.each([
    ['as far as the round leaves it', {}, 500n],
    ['no further than its money', { available: 150n }, 250n],
    ['less what it leads with elsewhere', { raisedElsewhere: 350n }, 150n],
    ['what this tiebreaker holds counts as its own', { held: 300n, available: 50n }, 350n],
    ['its own bid is never too much', { available: 0n, headroom: 0n, raisedElsewhere: 50n }, 100n],
  ])('%s', (_how, change, most) => {
    expect(mostFor({ ...means, ...change })).toBe(most)
  })
})
