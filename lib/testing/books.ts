import type { Database } from '@/lib/platform/database/client'

/** A league's books, recomputed from the postings alone. Empty: all is right. */
export async function findBookErrors(db: Database): Promise<string[]> {
  const unbalanced = await db.$queryRaw<{ id: string }[]>`
    SELECT transaction_id AS id FROM postings GROUP BY transaction_id, currency_id HAVING sum(amount) <> 0`
  const wrongTotals = await db.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM wallets w LEFT JOIN postings p ON p.wallet_id = w.id
    GROUP BY w.id HAVING w.available + w.held <> coalesce(sum(p.amount), 0)`
  const wrongHolds = await db.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM wallets w LEFT JOIN holds h ON h.wallet_id = w.id AND h.state = 'active'
    GROUP BY w.id HAVING w.held <> coalesce(sum(h.amount), 0)`
  const gaps = await db.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM wallets w LEFT JOIN postings p ON p.wallet_id = w.id
    GROUP BY w.id HAVING w.posting_seq <> count(p.id) OR w.posting_seq <> coalesce(max(p.seq), 0)`
  const brokenRuns = await db.$queryRaw<{ id: string }[]>`
    SELECT wallet_id AS id FROM (
      SELECT wallet_id, total_after, sum(amount) OVER (PARTITION BY wallet_id ORDER BY seq) AS run
      FROM postings WHERE wallet_id IS NOT NULL
    ) line WHERE total_after <> run`
  return [
    ...unbalanced.map(({ id }) => `transaction ${id} does not sum to zero`),
    ...wrongTotals.map(({ id }) => `wallet ${id} is not the sum of its postings`),
    ...wrongHolds.map(({ id }) => `wallet ${id} does not hold the sum of its active holds`),
    ...gaps.map(({ id }) => `wallet ${id} has a gap in its postings`),
    ...brokenRuns.map(({ id }) => `wallet ${id} has a wrong running total`),
  ]
}
