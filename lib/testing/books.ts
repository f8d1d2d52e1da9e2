import type { Database } from '@/lib/platform/database/client'
import { verifyLedger } from '@/lib/server/ledger/verify'

/** A database's books, recomputed from the postings alone. Empty: all is right. */
export async function findBookErrors(db: Database): Promise<string[]> {
  return (await verifyLedger(db)).map(({ text }) => text)
}
