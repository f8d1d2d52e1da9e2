import { z } from 'zod'
import { id, instant } from './base'

/** Whole passes of the standing check lie this far apart, while the database has the time. */
export const CHECK_EVERY_MS = 5 * 60_000
/** After that long without one the light is amber: the check does not run, or does not keep up. */
export const CHECK_LATE_MS = 30 * 60_000

/** What the standing check says of a league's books. */
export const booksView = z.strictObject({
  leagueId: id,
  /** When the last whole pass began and ended; null: there was none yet. */
  since: instant.nullable(),
  checkedAt: instant.nullable(),
  /** How much it went through. */
  wallets: z.int(),
  postings: z.int(),
  transactions: z.int(),
  /** What stands in the books that should not, in wallets or between them. */
  faults: z.int(),
  /** In how many wallets. */
  wrongWallets: z.int(),
  /** Which: the first 50 of them. */
  wrong: z.array(z.strictObject({ walletId: id, teamId: id, currencyId: id })),
  version: z.int(),
})
export type BooksView = z.infer<typeof booksView>
