import { z } from 'zod'

/**
 * Money on the wire: a whole number of a currency's minor units as a decimal string ("12500" is 125.00
 * with two decimals). Strings, because a JSON number silently rounds above 2^53−1.
 */
export const MAX_MINOR_UNITS = 2n ** 53n - 1n

const WHOLE_NUMBER = /^(0|-?[1-9]\d{0,15})$/

/** A signed amount in minor units: string in, bigint out. Refuses " 5 ", "1e3", "0x10", "1.5", "-0", 2^53. */
export const signedAmount = z
  .string({ error: 'An amount is a whole number of minor units, written as a string.' })
  .regex(WHOLE_NUMBER, {
    error: 'An amount is a whole number of minor units, written as a string.',
    abort: true,
  })
  .transform((text) => BigInt(text))
  .refine((value) => value <= MAX_MINOR_UNITS && value >= -MAX_MINOR_UNITS, 'The amount is too large.')

/** An amount of zero or more. */
export const amount = signedAmount.refine((value) => value >= 0n, 'The amount must not be negative.')

/** An amount above zero. */
export const positiveAmount = signedAmount.refine((value) => value > 0n, 'The amount must be above zero.')

/** How an amount leaves the server. */
export const amountText = z
  .string()
  // Whoever reckons with it further on may take it for a number.
  .regex(WHOLE_NUMBER, {
    error: 'An amount is a whole number of minor units, written as a string.',
    abort: true,
  })
  .meta({ description: 'Whole minor units, as a decimal string.' })

/** A league's own unit of money as every page needs it. */
export const currencySchema = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  /** Digits after the decimal point, 0–6. */
  decimals: z.int().min(0).max(6),
  /** Printed before the figure: '£', or '' to print the code after it. */
  symbol: z.string(),
})
export type CurrencyView = z.infer<typeof currencySchema>
