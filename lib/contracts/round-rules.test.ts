import { describe, expect, it } from 'vitest'
import { rosterRulesSchema, roundRulesSchema } from './round-rules'

const rules = {
  version: 1,
  order: 'highest_first',
  priceRule: 'first_price',
  tieChain: ['seeded_draw'],
  minimumBid: '0',
  bidStep: '1',
  maxBidsPerTeam: null,
  maxWinsPerTeam: null,
  reservePerOpenSlot: true,
}

describe('the rules of a round', () => {
  it.each([
    [{ bidStep: 'abc' }],
    [{ minimumBid: '1.5' }],
    [{ minimumBid: '-1' }],
    [{ bidStep: '0' }],
    [{ minimumBid: 5 }],
    [{ tieChain: ['lower_remaining_budget'] }],
    [{ tieChain: ['seeded_draw', 'seeded_draw'] }],
    [{ extra: 1 }],
  ])('refuse %o, and never throw', (change) => {
    expect(roundRulesSchema.safeParse({ ...rules, ...change }).success).toBe(false)
  })

  it('accept themselves', () => expect(roundRulesSchema.safeParse(rules).success).toBe(true))
})

it('a position’s name has no character that a database cannot store', () => {
  const roster = (name: string) => ({ squadSize: 1, positions: [{ code: 'GK', name, slots: 1 }] })
  for (const name of ['a\u0000b', 'a\ud800b'])
    expect(rosterRulesSchema.safeParse(roster(name)).success).toBe(false)
  expect(rosterRulesSchema.safeParse(roster('Goalkeeper')).success).toBe(true)
})
