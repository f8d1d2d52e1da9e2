/** What one import may bring. Far above any real list (820 players: 0.4 MB), and small enough to read at once. */
export const IMPORT_LIMITS = {
  /** Characters in the file. */
  text: 16 * 1024 * 1024,
  rows: 20_000,
  columns: 500,
  /** Characters in one field. */
  field: 100_000,
  name: 100,
  shortName: 60,
  club: 60,
  ref: 64,
  /** Errors listed one by one; the totals count them all. */
  errors: 1000,
} as const
