import { validateSheet } from '@/lib/domain/bid-sheet/validate-sheet'
import { worstCase } from '@/lib/domain/budget/worst-case'
import { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { moveHold } from '@/lib/server/ledger/holds'
import type { SheetState } from '../sheet-data'
import { readTeamLimits } from '../team-limits'
import { type RoundRow, rulesOf } from '../view'
import {
  announceSheet,
  announceSubmission,
  openSheet,
  type SheetAt,
  type SheetBid,
  toDraft,
} from './edit-sheet'

/**
 * Submits bids in place of any before, and holds the most that they can cost.
 * @throws AppError bid_refused (with every problem, by player), insufficient_funds, and as openSheet
 */
export async function submitSheet(
  uow: UnitOfWork,
  at: SheetAt,
  input: { bids: readonly SheetBid[]; expectedVersion: number },
): Promise<SheetState> {
  if (input.bids.length === 0) {
    throw new AppError(
      'bid_refused',
      'There is no bid on the sheet. To take your bids back, withdraw the sheet.',
    )
  }
  const { round, sheet } = await openSheet(uow, at, input.expectedVersion)
  const { bids } = input
  const rules = rulesOf(round)
  const limits = await readTeamLimits(uow.tx, { ...at, currencyId: round.currencyId })
  const positionOf = await readPositions(uow, round)
  const currency = await uow.tx.currency.findUniqueOrThrow({ where: { id: round.currencyId } })
  const problems = validateSheet(bids, {
    rules,
    currency,
    funds: limits.funds,
    open: limits.open,
    positionOf,
  })
  const [first] = problems
  if (first) throw new AppError('bid_refused', first.message, { problems })

  const cost = worstCase({
    funds: limits.funds,
    open: limits.open,
    minimumBid: BigInt(rules.minimumBid),
    reserve: rules.reservePerOpenSlot,
    maxWins: rules.maxWinsPerTeam,
    bids: bids.map((bid) => ({ position: positionOf.get(bid.playerId) ?? '', amount: bid.amount })),
  })
  const hold = await moveHold(uow, {
    leagueId: at.leagueId,
    reason: `Held for ${round.name}`,
    holdId: limits.holdId,
    walletId: limits.walletId,
    amount: cost,
    cause: { type: 'sheet', id: sheet.id },
  })
  await replaceBids(uow, at, bids)
  await uow.tx.bidSheet.update({
    where: { id: sheet.id },
    data: {
      draft: toDraft(bids),
      holdId: hold?.id ?? null,
      submittedAt: uow.now,
      version: { increment: 1 },
      updatedAt: uow.now,
    },
  })
  announceSubmission(uow, at, uow.now)
  return announceSheet(uow, at)
}

/** Free players of the round by position: one bought since it was drafted can no longer be bid on. */
async function readPositions(uow: UnitOfWork, round: RoundRow): Promise<Map<string, string>> {
  const rows = await uow.tx.player.findMany({
    where: { squad: null, rounds: { some: { roundId: round.id } } },
    select: { id: true, position: true },
  })
  return new Map(rows.map((row) => [row.id, row.position]))
}

/** A bid that stays or is lowered keeps its time; a raise, like a new bid, takes a new one. */
async function replaceBids(uow: UnitOfWork, at: SheetAt, bids: readonly SheetBid[]) {
  const { roundId, teamId, leagueId } = at
  const before = await uow.tx.bid.findMany({ where: { roundId, teamId } })
  const earlier = new Map(before.map((bid) => [bid.playerId, bid]))
  await uow.tx.bid.deleteMany({ where: { roundId, teamId } })
  await uow.tx.bid.createMany({
    data: bids.map(({ playerId, amount }) => {
      const old = earlier.get(playerId)
      const submittedAt = old && amount <= old.amount ? old.submittedAt : uow.now
      return { id: newId(uow.now.getTime()), leagueId, roundId, teamId, playerId, amount, submittedAt }
    }),
  })
}
