import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockWallets } from '@/lib/server/ledger/lock'
import { type LedgerFault, verifyTransactions, verifyWallets } from '@/lib/server/ledger/verify'
import type { Slice } from '../slice'
import { type Concern, freezeAndTell } from './freeze-and-tell'

type Pass = { leagueId: string; startedAt: Date }

/**
 * What a slice found, looked at once more under the locks of the wallets that it concerns: only what is still wrong
 * counts. A fault that is new freezes them, and is told to the commissioners; one that stood before does neither, so that a
 * commissioner who unfreezes a wallet in spite of it is not overruled.
 * @returns whether anything is new
 */
export async function reportFaults(uow: UnitOfWork, pass: Pass, slice: Slice): Promise<boolean> {
  const ofTransactions = slice.faults.flatMap(({ walletId, transactionId }) =>
    walletId === null && transactionId ? [transactionId] : [],
  )
  const touched = await walletsOf(uow, pass.leagueId, ofTransactions)
  const ofWallets = slice.faults.flatMap(({ walletId }) => walletId ?? [])
  const concerned = new Set([...ofWallets, ...[...touched.values()].flat()])
  await lockWallets(uow.tx, [...concerned])
  const ranges = slice.ranges.filter(({ walletId }) => concerned.has(walletId))
  const still = [
    ...(await verifyWallets(uow.tx, ranges)),
    ...(await verifyTransactions(uow.tx, [...new Set(ofTransactions)])),
  ]
  const toConcern = (fault: LedgerFault): Concern => ({
    fault,
    walletIds: fault.walletId ? [fault.walletId] : (touched.get(fault.transactionId ?? '') ?? []),
  })
  const found = await keepNew(uow, pass, still.map(toConcern))
  if (found.length === 0) return false
  await freezeAndTell(uow, pass.leagueId, found)
  return true
}

/** The wallets that each transaction has lines on. */
async function walletsOf({ tx }: UnitOfWork, leagueId: string, transactionIds: readonly string[]) {
  const lines = await tx.posting.findMany({
    where: { transactionId: { in: [...transactionIds] }, wallet: { leagueId } },
    select: { transactionId: true, walletId: true },
    distinct: ['transactionId', 'walletId'],
  })
  const wallets = new Map<string, string[]>()
  for (const { transactionId, walletId } of lines) {
    if (walletId) wallets.set(transactionId, [...(wallets.get(transactionId) ?? []), walletId])
  }
  return wallets
}

/** Keeps all of them as seen by this pass. @returns those that were not there before */
async function keepNew({ tx, now }: UnitOfWork, { leagueId, startedAt }: Pass, all: readonly Concern[]) {
  const texts = all.map(({ fault }) => fault.text)
  const where = { leagueId, text: { in: texts } }
  const known = await tx.bookFault.findMany({ where, select: { text: true } })
  await tx.bookFault.updateMany({ where, data: { seenAt: startedAt } })
  const before = new Set(known.map(({ text }) => text))
  const found = all.filter(({ fault }) => !before.has(fault.text))
  await tx.bookFault.createMany({
    data: found.map(({ fault, walletIds }) => ({
      leagueId,
      text: fault.text,
      walletIds,
      seq: fault.seq,
      foundAt: now,
      seenAt: startedAt,
    })),
  })
  return found
}
