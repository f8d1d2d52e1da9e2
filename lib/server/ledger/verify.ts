import type { Queryable } from '@/lib/platform/database/client'

/** Something in the books that is not as it must be. */
export interface LedgerFault {
  walletId: string | null
  /** The posting's number within its wallet. */
  seq: number | null
  transactionId: string | null
  currencyId: string | null
  /** A sentence that names what is wrong, and where. */
  text: string
}

interface FaultRow {
  wallet_id: string | null
  seq: bigint | null
  transaction_id: string | null
  currency_id?: string | null
  fault: string
}

/** Which part of the books; left out, all of them. */
export interface VerifyScope {
  leagueId?: string | undefined
  /** Only these, with the transactions that touched them. */
  walletIds?: readonly string[] | undefined
}

/**
 * Recomputes balances, running totals, holds and hashes from the postings, in one statement and so at one moment
 * (ledger_faults in prisma/migrations).
 * @returns empty when the books are right
 */
export async function verifyLedger(
  db: Queryable,
  { leagueId, walletIds }: VerifyScope = {},
): Promise<LedgerFault[]> {
  const chosen = walletIds ? [...walletIds] : null
  const rows = await db.$queryRaw<FaultRow[]>`
    SELECT * FROM ledger_faults(${leagueId ?? null}::uuid, ${chosen}::uuid[])
    ORDER BY wallet_id, seq, transaction_id, fault`
  return rows.map(toFault)
}

/** Lines of a wallet: those after number `after`, up to `upto`; null: to the end. */
export interface WalletRange {
  walletId: string
  after: bigint
  upto: bigint | null
}

/**
 * A part of it: these lines, and of a wallet whose last are among them its balance and holds.
 * @returns as verifyLedger
 */
export async function verifyWallets(db: Queryable, ranges: readonly WalletRange[]): Promise<LedgerFault[]> {
  const ids = ranges.map(({ walletId }) => walletId)
  const after = ranges.map((range) => range.after)
  const upto = ranges.map((range) => range.upto)
  const rows = await db.$queryRaw<FaultRow[]>`
    SELECT * FROM wallet_faults(${ids}::uuid[], ${after}::bigint[], ${upto}::bigint[]) ORDER BY wallet_id, seq, fault`
  return rows.map(toFault)
}

/** Another part: that transactions are whole, sum to zero, and have the other side that they were written with. */
export async function verifyTransactions(db: Queryable, ids: readonly string[]): Promise<LedgerFault[]> {
  const rows = await db.$queryRaw<FaultRow[]>`
    SELECT * FROM transaction_faults(${[...ids]}::uuid[]) ORDER BY transaction_id, fault`
  return rows.map(toFault)
}

const toFault = (row: FaultRow): LedgerFault => ({
  walletId: row.wallet_id,
  seq: row.seq === null ? null : Number(row.seq),
  transactionId: row.transaction_id,
  currencyId: row.currency_id ?? null,
  text: `${subjectOf(row)} ${row.fault}`,
})

function subjectOf({ wallet_id, seq, transaction_id, currency_id }: FaultRow): string {
  if (wallet_id && seq !== null) return `posting ${seq} of wallet ${wallet_id}`
  if (wallet_id) return `wallet ${wallet_id}`
  return transaction_id ? `transaction ${transaction_id}` : `currency ${currency_id}`
}
