import { expect, it } from 'vitest'
import { roundRulesSchema } from '@/lib/contracts/round-rules'
import { firstRules, readRules } from './new-round'

const GBP = { id: '1', code: 'GBP', name: 'Pounds', decimals: 2, symbol: '£' }
const FORM = firstRules(GBP)

it('begins with rules that can be used', () => {
  expect(readRules(FORM, GBP)).toEqual({
    rules: {
      version: 1,
      order: 'highest_first',
      priceRule: 'first_price',
      tieChain: ['lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
      minimumBid: '100',
      bidStep: '100',
      maxBidsPerTeam: null,
      maxWinsPerTeam: null,
      reservePerOpenSlot: true,
    },
  })
})

it('puts a live tiebreaker first in the chain, with its clock', () => {
  expect(readRules({ ...FORM, live: true }, GBP)).toMatchObject({
    rules: {
      tieChain: ['live_tiebreaker', 'lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
      tiebreaker: { seconds: 120, extendSeconds: 15, capSeconds: 600 },
    },
  })
  expect(readRules(FORM, GBP)).not.toHaveProperty('rules.tiebreaker')
})

it('what it makes is what the server takes', () => {
  for (const live of [true, false]) {
    const read = readRules({ ...FORM, live }, GBP)
    expect(roundRulesSchema.safeParse('rules' in read ? read.rules : null).success).toBe(true)
  }
})

it('a clock that is wrong counts only when it is asked for', () => {
  const clock = { ...FORM.clock, seconds: '9' }
  expect(readRules({ ...FORM, live: true, clock }, GBP)).toHaveProperty('problems.seconds')
  expect(readRules({ ...FORM, clock }, GBP)).toHaveProperty('rules')
})

it('takes zero for a minimum, and not for a step', () => {
  expect(readRules({ ...FORM, minimumBid: '0' }, GBP)).toMatchObject({ rules: { minimumBid: '0' } })
  expect(readRules({ ...FORM, bidStep: '0' }, GBP)).toEqual({
    problems: { bidStep: 'The step must be above zero.' },
  })
})

it.each(['0', '-1', '2001', '1.5', 'x'])('refuses "%s" wins', (maxWins) => {
  expect(readRules({ ...FORM, maxWins }, GBP)).toHaveProperty('problems.maxWins')
})
