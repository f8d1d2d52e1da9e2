import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { releaseHold } from '@/lib/server/ledger/holds'
import type { SheetState } from '../sheet-data'
import { announceSheet, announceSubmission, openSheet, type SheetAt } from './edit-sheet'

/** Takes back what was submitted and releases the hold; the draft stays. @throws as openSheet */
export async function withdrawSheet(uow: UnitOfWork, at: SheetAt): Promise<SheetState> {
  const { round, sheet } = await openSheet(uow, at, null)
  if (sheet.holdId) {
    await releaseHold({
      leagueId: at.leagueId,
      actor: uow.actor,
      reason: `Bids in ${round.name} withdrawn`,
      holdId: sheet.holdId,
      within: uow,
    })
  }
  await uow.tx.bid.deleteMany({ where: { roundId: at.roundId, teamId: at.teamId } })
  await uow.tx.bidSheet.update({
    where: { id: sheet.id },
    data: { holdId: null, submittedAt: null, version: { increment: 1 }, updatedAt: uow.now },
  })
  announceSubmission(uow, at, null)
  return announceSheet(uow, at)
}
