import { describe, expect, it } from 'vitest'
import { type BidChoice, isLargeJump, raiseOf } from './bid-choice'

const GBP = { id: '1', code: 'GBP', name: 'Pounds', decimals: 2, symbol: '£' }
const place = { nextBid: '1250', largestSafeBid: '2000' }
const raise = (choice: Partial<BidChoice>, at = place) =>
  raiseOf({ steps: 1, text: '', ...choice }, at, 50n, GBP)

describe('what is to be bid', () => {
  it('steps above the highest move with it', () => {
    expect(raise({})).toEqual({ amount: 1250n, problem: null })
    expect(raise({ steps: 5 })).toEqual({ amount: 1450n, problem: null })
    expect(raise({ steps: 2 }, { ...place, nextBid: '1300' }).amount).toBe(1350n)
  })

  it('what is typed stays, and is told when it has become too low', () => {
    expect(raise({ text: '13' })).toEqual({ amount: 1300n, problem: null })
    expect(raise({ text: '13' }, { ...place, nextBid: '1350' })).toEqual({
      amount: 1300n,
      problem: 'Too low now: the next bid is £13.50.',
    })
  })

  it.each([
    ['13.20', 'Bids go up by £0.50: £13.00 or £13.50.'],
    ['20.50', 'The most you can safely bid is £20.00.'],
  ])('%s is refused here already', (text, problem) => {
    expect(raise({ text }).problem).toBe(problem)
  })

  it('no amount is no bid', () => {
    expect(raise({ text: '1e3' }).amount).toBeNull()
    expect(raise({ text: '1e3' }).problem).toMatch(/\.$/)
  })

  it('takes the largest safe bid itself', () => {
    expect(raise({ text: '20' })).toEqual({ amount: 2000n, problem: null })
  })
})

it('asks about a large jump, not about quick steps, nor about many small ones', () => {
  expect(isLargeJump(1450n, place, 50n)).toBe(false)
  expect(isLargeJump(1800n, place, 50n)).toBe(true)
  expect(isLargeJump(1750n, place, 50n)).toBe(false)
  expect(isLargeJump(1262n, place, 1n)).toBe(false)
  expect(isLargeJump(1600n, place, 1n)).toBe(true)
})
