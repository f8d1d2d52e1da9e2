import { booksRoom } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LedgerCheck } from '@/prisma/generated/client'
import { SLICE, type Slice, type SliceSize, verifySlice } from '../slice'
import { booksViewOf } from '../view'
import { reportFaults } from './report-faults'

export interface SliceDone {
  /** How much it went through, in postings and transactions. */
  lines: number
  /** The pass has come to its end. */
  whole: boolean
}

/**
 * Looks at the next slice of a league's books and keeps how far that came; the first slice after a whole pass begins the next.
 * What is wrong is frozen and told (reportFaults). Two processes may do the same slice: one of them is counted.
 */
export async function checkNextSlice(leagueId: string, size: SliceSize = SLICE): Promise<SliceDone> {
  const check = await openPass(leagueId)
  const slice = await verifySlice(check, size)
  await inTransaction({ userId: null }, (uow) => keep(uow, check, slice))
  return { lines: Number(slice.postings) + slice.transactions, whole: slice.isLast }
}

/** A whole pass at once. */
export async function checkBooks(leagueId: string, size: SliceSize = SLICE): Promise<void> {
  while (!(await checkNextSlice(leagueId, size)).whole);
}

const BEGINNING = {
  afterWallet: null,
  afterSeq: 0n,
  walletsDone: false,
  afterAt: null,
  afterTransaction: null,
  wallets: 0,
  postings: 0n,
  transactions: 0n,
}

async function openPass(leagueId: string): Promise<LedgerCheck> {
  const db = database()
  await db.ledgerCheck.createMany({ data: { leagueId }, skipDuplicates: true })
  const where = { leagueId, startedAt: null }
  await db.ledgerCheck.updateMany({ where, data: { ...BEGINNING, startedAt: new Date() } })
  return db.ledgerCheck.findUniqueOrThrow({ where: { leagueId } })
}

async function keep(uow: UnitOfWork, check: LedgerCheck, slice: Slice): Promise<void> {
  const { leagueId, startedAt } = check
  const { afterWallet, afterSeq, walletsDone, afterAt, afterTransaction } = slice.next
  const counts = {
    wallets: check.wallets + slice.wallets,
    postings: check.postings + slice.postings,
    transactions: check.transactions + BigInt(slice.transactions),
  }
  const { count } = await uow.tx.ledgerCheck.updateMany({
    where: { leagueId, step: check.step, startedAt },
    data: {
      ...{ afterWallet, afterSeq, walletsDone, afterAt, afterTransaction },
      ...counts,
      step: { increment: 1 },
    },
  })
  if (count === 0 || !startedAt) return
  await keepHeads(uow, slice)
  const hasNews = slice.faults.length > 0 && (await reportFaults(uow, { leagueId, startedAt }, slice))
  if (!slice.isLast && !hasNews) return
  if (slice.isLast) {
    // What this pass has not seen again is right now.
    await uow.tx.bookFault.deleteMany({ where: { leagueId, seenAt: { lt: startedAt } } })
    await uow.tx.ledgerCheck.update({
      where: { leagueId },
      data: {
        startedAt: null,
        checkedAt: uow.now,
        checkedSince: startedAt,
        checkedWallets: counts.wallets,
        checkedPostings: counts.postings,
        checkedTransactions: counts.transactions,
      },
    })
  }
  const { version } = await uow.tx.ledgerCheck.update({
    where: { leagueId },
    data: { version: { increment: 1 } },
  })
  const books = await booksViewOf(uow.tx, leagueId)
  uow.emit(booksRoom(leagueId), 'ledger_check', { books }, version)
}

/** Of wallets that were found right: later passes hold their chains to it, should someone write one anew from its beginning. */
async function keepHeads(uow: UnitOfWork, { heads, faults }: Slice): Promise<void> {
  const wrong = new Set(faults.map(({ walletId }) => walletId))
  const right = heads.filter(({ walletId }) => !wrong.has(walletId))
  if (right.length === 0) return
  await uow.tx.$executeRaw`
    INSERT INTO wallet_checks (wallet_id, seq, hash, checked_at)
    SELECT id, seq, hash, ${uow.now}::timestamptz
    FROM unnest(${right.map(({ walletId }) => walletId)}::uuid[], ${right.map(({ seq }) => seq)}::bigint[],
      ${right.map(({ hash }) => Buffer.from(hash).toString('hex'))}::text[]) AS head (id, seq, hex),
      LATERAL (SELECT decode(hex, 'hex') AS hash) each
    ON CONFLICT (wallet_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, checked_at = excluded.checked_at
      WHERE wallet_checks.seq < excluded.seq`
}
