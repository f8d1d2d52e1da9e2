import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import { paymentLabel } from './payment-label'
import { shareOf, type Terms } from './share'

const percent = (basisPoints: number): Terms => ({ kind: 'percentage', basisPoints })
const fixed = (amount: bigint): Terms => ({ kind: 'amount', amount })

it.each([
  ['a half per cent of 12.99, down', percent(50), 1299n, null, 6n],
  ['a part of nothing', percent(500), 0n, null, 0n],
  ['up to the cap', fixed(500n), 800n, 1_000n, 200n],
  ['at the cap', fixed(500n), 1_000n, 1_000n, 0n],
  ['above the cap, nothing is taken', fixed(500n), 1_500n, 1_000n, 0n],
  ['exactly the cap', fixed(200n), 800n, 1_000n, 200n],
  ['a full wallet', fixed(5n), MAX_MINOR_UNITS - 2n, null, 2n],
] as const)('%s', (_, terms, total, cap, paid) => {
  expect(shareOf(terms, total, cap)).toBe(paid)
})

const amounts = fc.bigInt({ min: 0n, max: MAX_MINOR_UNITS })
const anyTerms = fc.oneof(
  amounts.map(fixed),
  fc.integer({ min: 1, max: 10_000 }).map((points) => percent(points)),
)

it('is never negative, never lifts a total above its cap, and never gives more than it says', () => {
  fc.assert(
    fc.property(anyTerms, amounts, fc.option(amounts), (terms, total, cap) => {
      const share = shareOf(terms, total, cap)
      const most = cap ?? MAX_MINOR_UNITS
      expect(share >= 0n).toBe(true)
      expect(share === 0n || total + share <= most).toBe(true)
      const exact = terms.kind === 'amount' ? terms.amount * 10_000n : total * BigInt(terms.basisPoints)
      expect(share * 10_000n <= exact).toBe(true)
      // What is missing is less than a minor unit, or there was no room for it.
      expect(exact - share * 10_000n < 10_000n || total + share >= most).toBe(true)
    }),
  )
})

it('is called by its period', () => {
  expect(paymentLabel({ name: 'Weekly income', every: 1, unit: 'week' }, 2)).toBe('Weekly income · week 3')
  expect(paymentLabel({ name: 'Rent', every: 2, unit: 'week' }, 0)).toBe('Rent · payment 1')
})
