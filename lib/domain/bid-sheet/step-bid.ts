import type { RoundRules } from '@/lib/contracts/round-rules'

/**
 * The next amount on the round's step above or below what stands there. From nothing, up is the minimum; below the
 * minimum there is no bid (null).
 */
export function stepBid(
  amount: bigint | null,
  direction: 1 | -1,
  rules: Pick<RoundRules, 'minimumBid' | 'bidStep'>,
): bigint | null {
  const minimum = BigInt(rules.minimumBid)
  const step = BigInt(rules.bidStep)
  if (amount === null || amount < minimum) return direction > 0 ? minimum : null
  const over = (amount - minimum) % step
  if (direction > 0) return amount - over + step
  if (over > 0n) return amount - over
  return amount === minimum ? null : amount - step
}
