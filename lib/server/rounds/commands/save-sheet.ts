import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { SheetState } from '../sheet-data'
import { announceSheet, openSheet, type SheetAt, type SheetBid, toDraft } from './edit-sheet'

/** Keeps a draft as it was typed; it need not be valid yet. @throws as openSheet */
export async function saveSheet(
  uow: UnitOfWork,
  at: SheetAt,
  input: { bids: readonly SheetBid[]; expectedVersion: number },
): Promise<SheetState> {
  const { sheet } = await openSheet(uow, at, input.expectedVersion)
  await uow.tx.bidSheet.update({
    where: { id: sheet.id },
    data: { draft: toDraft(input.bids), version: { increment: 1 }, updatedAt: uow.now },
  })
  return announceSheet(uow, at)
}
