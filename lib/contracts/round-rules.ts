import { z } from 'zod'
import { amountText } from './money'
import { plainText } from './text'

/**
 * The rules of one sealed-bid round, pinned by hash when it opens (see docs/rules.md).
 * Money is in minor units of the round's currency, as decimal strings, so that the document hashes the
 * same on the server and in a browser.
 */
export const tieBreak = z.enum([
  'live_tiebreaker',
  'lower_remaining_budget',
  'earlier_submission',
  'seeded_draw',
])
export type TieBreak = z.infer<typeof tieBreak>

export const roundRulesSchema = z
  .strictObject({
    version: z.literal(1),
    /** `highest_first`: the highest bid of the whole round is looked at first. */
    order: z.literal('highest_first'),
    /** `first_price`: the winner pays what he bid. */
    priceRule: z.literal('first_price'),
    /** Tried in turn until one decides; the last must always decide. */
    tieChain: z.array(tieBreak).min(1).max(4),
    /** The least that may be bid, and what the reserve keeps for each slot still open. */
    minimumBid: amountText,
    /** A bid is minimumBid plus a whole number of steps. */
    bidStep: amountText,
    /** The most players one team may bid on; null: no limit. */
    maxBidsPerTeam: z.int().min(1).max(2000).nullable(),
    /** The most players one team may win in this round; null: as many as its roster takes. */
    maxWinsPerTeam: z.int().min(1).max(2000).nullable(),
    /** Keep minimumBid back for every slot that a win leaves open. */
    reservePerOpenSlot: z.boolean(),
    /** The clock of its live tiebreakers; there when the chain has them. */
    tiebreaker: z
      .strictObject({
        /** From the opening to the first close. */
        seconds: z.int().min(10).max(86_400),
        /** A bid within the last so many seconds adds as many. */
        extendSeconds: z.int().min(1).max(3_600),
        /** From the opening: no bid extends the clock beyond it. */
        capSeconds: z.int().min(10).max(172_800),
      })
      .optional(),
  })
  .refine((rules) => rules.tieChain.includes('live_tiebreaker') === (rules.tiebreaker !== undefined), {
    path: ['tiebreaker'],
    message: 'A chain with live tiebreakers needs their clock, and only that.',
  })
  .refine((rules) => !rules.tiebreaker || rules.tiebreaker.capSeconds >= rules.tiebreaker.seconds, {
    path: ['tiebreaker', 'capSeconds'],
    message: 'The cap must not come before the first close.',
  })
  .refine((rules) => rules.tieChain.at(-1) === 'seeded_draw', {
    path: ['tieChain'],
    message: 'The tie chain must end in a seeded draw, which always decides.',
  })
  .refine((rules) => new Set(rules.tieChain).size === rules.tieChain.length, {
    path: ['tieChain'],
    message: 'A tie rule may stand in the chain once.',
  })
  .refine((rules) => BigInt(rules.bidStep) > 0n, {
    path: ['bidStep'],
    message: 'The step must be above zero.',
  })
  .refine((rules) => BigInt(rules.minimumBid) >= 0n, {
    path: ['minimumBid'],
    message: 'The minimum bid must not be negative.',
  })
export type RoundRules = z.infer<typeof roundRulesSchema>

/** The roster of a league: how many players a team may own, in all and at each position. */
export const rosterRulesSchema = z.strictObject({
  squadSize: z.int().min(1).max(200),
  positions: z
    .array(
      z.strictObject({
        /** Short code, upper case: 'GK'. */
        code: z.string().regex(/^[A-Z0-9]{1,6}$/),
        name: plainText(40),
        /** The most players of this position that a team may own. */
        slots: z.int().min(0).max(200),
      }),
    )
    .min(1)
    .max(20),
})
export type RosterRules = z.infer<typeof rosterRulesSchema>
