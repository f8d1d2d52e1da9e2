import { z } from 'zod'
import { amountText } from '../money'
import { tieBreak } from '../round-rules'
import { id, instant } from './base'

export const tiebreakerState = z.enum(['open', 'paused', 'decided', 'cancelled'])
export type TiebreakerState = z.infer<typeof tiebreakerState>

/** How it ended: the highest bid when the time was over, all others gone, a commissioner, or nobody bid and the rest of the chain. */
export const tiebreakerDecision = z.enum([
  'highest_bid',
  'last_standing',
  'commissioner',
  ...tieBreak.options,
])
export type TiebreakerDecision = z.infer<typeof tiebreakerDecision>

/** A tiebreaker as every member of its league sees it: its bids are not sealed. */
export const tiebreakerView = z.strictObject({
  id,
  leagueId: id,
  round: z.strictObject({ id, name: z.string() }),
  player: z.strictObject({ id, name: z.string(), position: z.string(), club: z.string() }),
  currencyId: id,
  /** What the tied teams had bid; the price if nobody raises. */
  tiedAmount: amountText,
  /** A raise is the highest amount so far plus a whole number of steps, one at least. */
  step: amountText,
  state: tiebreakerState,
  teams: z.array(
    z.strictObject({
      teamId: id,
      /** Its own highest raise; null before its first. */
      amount: amountText.nullable(),
      withdrawnAt: instant.nullable(),
    }),
  ),
  /** Null until the first raise. */
  leader: z.strictObject({ teamId: id, amount: amountText }).nullable(),
  bidCount: z.int(),
  openedAt: instant,
  /** Null while paused. */
  closesAt: instant.nullable(),
  /** No bid extends the clock beyond this; null while paused. */
  capAt: instant.nullable(),
  /** While paused: what is left on the clock. */
  remainingMs: z.int().nullable(),
  /** A bid in the last so many seconds adds as many. */
  extendSeconds: z.int(),
  outcome: z
    .strictObject({
      teamId: id,
      amount: amountText,
      decidedBy: tiebreakerDecision,
      /** The commissioner's, where he decided. */
      reason: z.string().nullable(),
      decidedAt: instant,
    })
    .nullable(),
  version: z.int(),
})
export type TiebreakerView = z.infer<typeof tiebreakerView>

export const tiebreakerBidView = z.strictObject({
  /** Number within the tiebreaker, from 1, without gaps. */
  n: z.int(),
  teamId: id,
  amount: amountText,
  at: instant,
  /** How long before the close, as it then stood, the server received it. */
  beforeCloseMs: z.int(),
  /** Where the clock was set by it; null when it was not extended. */
  extendedTo: instant.nullable(),
})
export type TiebreakerBidView = z.infer<typeof tiebreakerBidView>

/** A team's own place in a tiebreaker, for its own people alone. */
export const ownPlaceView = z.strictObject({
  teamId: id,
  /** Free in the wallet; what this tiebreaker holds comes on top. */
  available: amountText,
  held: amountText,
  /** The least that may be bid now. */
  nextBid: amountText,
  /** The most that may be bid and everything else still be paid; below nextBid: it cannot raise. */
  largestSafeBid: amountText,
})
export type OwnPlaceView = z.infer<typeof ownPlaceView>
