import { deskRoom, ownRoom } from '@/lib/contracts/rooms'
import { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { BidSheet } from '@/prisma/generated/client'
import { roundClosed, wrongState } from '../errors'
import { lockRound } from '../lock'
import { readSheet, type SheetState } from '../sheet-data'
import type { RoundRow } from '../view'

export interface SheetAt {
  leagueId: string
  roundId: string
  teamId: string
}

export interface SheetBid {
  playerId: string
  /** Minor units. */
  amount: bigint
}

/**
 * Opens a sheet for a change: the round is open by the server's clock, and nobody else edits the same sheet.
 * @throws AppError round_closed, round_state, version_conflict (another tab was first), not_found
 */
export async function openSheet(
  uow: UnitOfWork,
  at: SheetAt,
  expectedVersion: number | null,
): Promise<{ round: RoundRow; sheet: BidSheet }> {
  const round = await lockRound(uow, at, at.roundId, 'share')
  if (round.state === 'open' && round.closesAt !== null && round.closesAt <= uow.now) throw roundClosed()
  if (round.state === 'closed' || round.state === 'resolving' || round.state === 'finalized')
    throw roundClosed()
  if (round.state !== 'open') throw wrongState(round.state, 'open')
  const { roundId, teamId, leagueId } = at
  await uow.tx.bidSheet.createMany({
    data: [{ id: newId(), leagueId, roundId, teamId }],
    skipDuplicates: true,
  })
  await uow.tx.$queryRaw`
    SELECT 1 FROM bid_sheets WHERE round_id = ${roundId}::uuid AND team_id = ${teamId}::uuid FOR UPDATE`
  const sheet = await uow.tx.bidSheet.findUniqueOrThrow({ where: { roundId_teamId: { roundId, teamId } } })
  if (expectedVersion !== null && sheet.version !== expectedVersion) {
    throw new AppError(
      'version_conflict',
      'Another tab or person has changed this sheet. Look at it, then try again.',
      {
        version: sheet.version,
      },
    )
  }
  return { round, sheet }
}

/** Reads the sheet back and tells the team's own tabs. */
export async function announceSheet(uow: UnitOfWork, at: SheetAt): Promise<SheetState> {
  const state = await readSheet(at, uow.tx)
  uow.emit(ownRoom(at.teamId), 'bid_sheet_update', { sheet: state.sheet }, state.sheet.version)
  return state
}

/** Tells the commissioners that a team has submitted, or no longer has; never what. */
export function announceSubmission(uow: UnitOfWork, at: SheetAt, submittedAt: Date | null): void {
  const data = { roundId: at.roundId, teamId: at.teamId, submittedAt: submittedAt?.toISOString() ?? null }
  uow.emit(deskRoom(at.leagueId), 'round_submission', data)
}

export const toDraft = (bids: readonly SheetBid[]) =>
  bids.map(({ playerId, amount }) => ({ playerId, amount: String(amount) }))
