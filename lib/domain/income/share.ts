import { MAX_MINOR_UNITS } from '@/lib/contracts/money'

/** What a payment gives each wallet, in minor units, or in hundredths of a percent of the wallet's total. */
export type Terms = { kind: 'amount'; amount: bigint } | { kind: 'percentage'; basisPoints: number }

/**
 * What one wallet gets of a payment: a part of the total (available and held) is rounded down to the minor unit, and nothing
 * lifts the total above the cap; what there is room for is paid. Zero: no posting.
 * @param cap null: as much as a wallet can hold
 */
export function shareOf(terms: Terms, total: bigint, cap: bigint | null): bigint {
  const whole = terms.kind === 'amount' ? terms.amount : (total * BigInt(terms.basisPoints)) / 10_000n
  return roomFor(whole, total, cap)
}

/** As much of an amount as a wallet may take. */
export function roomFor(amount: bigint, total: bigint, cap: bigint | null): bigint {
  const most = cap === null || cap > MAX_MINOR_UNITS ? MAX_MINOR_UNITS : cap
  const room = most > total ? most - total : 0n
  return amount < room ? amount : room
}
