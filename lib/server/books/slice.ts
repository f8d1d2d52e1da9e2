import type { Queryable } from '@/lib/platform/database/client'
import { inSnapshot } from '@/lib/platform/database/snapshot'
import {
  type LedgerFault,
  verifyTransactions,
  verifyWallets,
  type WalletRange,
} from '@/lib/server/ledger/verify'
import type { LedgerCheck } from '@/prisma/generated/client'

/** The most of one look: some 100 ms of the database's time, during which its snapshot is kept. */
export const SLICE = { wallets: 200, postings: 5_000, transactions: 2_000 }
export type SliceSize = typeof SLICE

/** A part of a league's books as it was at one moment. */
export interface Slice {
  faults: LedgerFault[]
  ranges: WalletRange[]
  transactionIds: string[]
  /** The newest posting of each wallet that was looked at to its end. */
  heads: { walletId: string; seq: bigint; hash: Uint8Array }[]
  /** Where the next one begins. */
  next: Pick<LedgerCheck, 'afterWallet' | 'afterSeq' | 'walletsDone' | 'afterAt' | 'afterTransaction'>
  /** What this one went through. */
  wallets: number
  postings: bigint
  transactions: number
  /** It was the last of the pass. */
  isLast: boolean
}

interface WalletRow {
  id: string
  seq: bigint
  hash: Uint8Array | null
}

/** Looks at what comes next in a pass, in one snapshot: what is being written meanwhile is in it whole or not at all. */
export function verifySlice(check: LedgerCheck, size: SliceSize = SLICE): Promise<Slice> {
  return inSnapshot(async (tx) => {
    const wallets = check.walletsDone ? nothing(check) : await lookAtWallets(tx, check, size)
    if (!wallets.next.walletsDone) return wallets
    return lookAtTransactions(tx, check, wallets, size)
  })
}

const nothing = (check: LedgerCheck): Slice => ({
  faults: [],
  ranges: [],
  transactionIds: [],
  heads: [],
  next: check,
  wallets: 0,
  postings: 0n,
  transactions: 0,
  isLast: false,
})

async function lookAtWallets(tx: Queryable, check: LedgerCheck, size: SliceSize): Promise<Slice> {
  const { leagueId, afterWallet, afterSeq } = check
  const rows = await tx.$queryRaw<WalletRow[]>`
    SELECT id, posting_seq AS seq, posting_hash AS hash FROM wallets
    WHERE league_id = ${leagueId}::uuid AND (${afterWallet}::uuid IS NULL OR id > ${afterWallet}::uuid
      OR (id = ${afterWallet}::uuid AND ${afterSeq}::bigint > 0))
    ORDER BY id LIMIT ${size.wallets}`
  const slice = { ...nothing(check), next: { ...check } }
  for (const [index, row] of rows.entries()) {
    const after = row.id === afterWallet ? afterSeq : 0n
    const lines = row.seq > after ? row.seq - after : 0n
    if (index > 0 && slice.postings + lines > size.postings) break
    const upto = lines > size.postings ? await endOfPart(tx, row.id, after, size.postings) : null
    slice.ranges.push({ walletId: row.id, after, upto })
    slice.postings += upto === null ? lines : upto - after
    slice.next.afterWallet = row.id
    slice.next.afterSeq = upto ?? 0n
    if (upto !== null) break
    slice.wallets += 1
    if (row.hash) slice.heads.push({ walletId: row.id, seq: row.seq, hash: row.hash })
  }
  slice.faults = await verifyWallets(tx, slice.ranges)
  slice.next.walletsDone = rows.length < size.wallets && slice.wallets === rows.length
  return slice
}

/** Counted in lines that are there: whatever numbers someone has given them, a pass comes to its end. */
async function endOfPart(tx: Queryable, walletId: string, after: bigint, lines: number) {
  const [row] = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT seq FROM postings WHERE wallet_id = ${walletId}::uuid AND seq > ${after} ORDER BY seq OFFSET ${lines - 1} LIMIT 1`
  return row?.seq ?? null
}

async function lookAtTransactions(
  tx: Queryable,
  { leagueId, afterAt, afterTransaction }: LedgerCheck,
  slice: Slice,
  size: SliceSize,
): Promise<Slice> {
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
    SELECT id, created_at AS at FROM ledger_transactions
    WHERE league_id = ${leagueId}::uuid
      AND (${afterAt}::timestamptz IS NULL OR (created_at, id) > (${afterAt}::timestamptz, ${afterTransaction}::uuid))
    ORDER BY created_at, id LIMIT ${size.transactions}`
  const ids = rows.map(({ id }) => id)
  const last = rows.at(-1)
  return {
    ...slice,
    faults: [...slice.faults, ...(await verifyTransactions(tx, ids))],
    transactionIds: ids,
    transactions: ids.length,
    next: last ? { ...slice.next, afterAt: last.at, afterTransaction: last.id } : slice.next,
    isLast: ids.length < size.transactions,
  }
}
