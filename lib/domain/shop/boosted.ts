export interface Boost {
  /** Hundredths of a percent. */
  basisPoints: number
}

/**
 * A payment of income with a team's boosts: each adds its part of what the payment would be without any, and the sum is
 * rounded down to the minor unit. A cap is the caller's to hold.
 */
export function boosted(amount: bigint, boosts: readonly Boost[]): bigint {
  const points = boosts.reduce((sum, { basisPoints }) => sum + basisPoints, 0)
  return amount + (amount * BigInt(points)) / 10_000n
}
