import type { BooksView } from '@/lib/contracts/views'
import type { Queryable } from '@/lib/platform/database/client'

/** How many wallets are named one by one. */
const NAMED = 50

/** What everyone in the league may know: that and where something is wrong, not what. */
export async function booksViewOf(db: Queryable, leagueId: string): Promise<BooksView> {
  const check = await db.ledgerCheck.findUnique({ where: { leagueId } })
  const faults = await db.bookFault.findMany({ where: { leagueId }, orderBy: { foundAt: 'asc' } })
  const ids = [...new Set(faults.flatMap(({ walletIds }) => walletIds))]
  const wrong = await db.wallet.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    take: NAMED,
    select: { id: true, teamId: true, currencyId: true },
  })
  return {
    leagueId,
    since: check?.checkedSince?.toISOString() ?? null,
    checkedAt: check?.checkedAt?.toISOString() ?? null,
    wallets: check?.checkedWallets ?? 0,
    postings: Number(check?.checkedPostings ?? 0),
    transactions: Number(check?.checkedTransactions ?? 0),
    faults: faults.length,
    wrongWallets: ids.length,
    wrong: wrong.map(({ id, ...rest }) => ({ walletId: id, ...rest })),
    version: check?.version ?? 0,
  }
}
