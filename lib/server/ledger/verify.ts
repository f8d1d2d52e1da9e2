import type { Queryable } from '@/lib/platform/database/client'

/** Something in the books that is not as it must be. */
export interface LedgerFault {
  walletId: string | null
  /** The posting's number within its wallet. */
  seq: number | null
  transactionId: string | null
  /** A sentence that names what is wrong, and where. */
  text: string
}

interface FaultRow {
  wallet_id: string | null
  seq: bigint | null
  transaction_id: string | null
  fault: string
}

/**
 * Recomputes wallets from their postings and every posting's hash (ledger_faults in prisma/migrations).
 * @param walletIds only these; all without
 * @returns empty when the books are right
 */
export async function verifyLedger(db: Queryable, walletIds?: readonly string[]): Promise<LedgerFault[]> {
  const chosen = walletIds ? [...walletIds] : null
  const rows = await db.$queryRaw<FaultRow[]>`
    SELECT * FROM ledger_faults(${chosen}::uuid[]) ORDER BY wallet_id, seq`
  return rows.map(({ wallet_id, seq, transaction_id, fault }) => ({
    walletId: wallet_id,
    seq: seq === null ? null : Number(seq),
    transactionId: transaction_id,
    text: `${subjectOf(wallet_id, seq, transaction_id)} ${fault}`,
  }))
}

function subjectOf(walletId: string | null, seq: bigint | null, transactionId: string | null): string {
  if (walletId && seq !== null) return `posting ${seq} of wallet ${walletId}`
  return walletId ? `wallet ${walletId}` : `transaction ${transactionId}`
}
