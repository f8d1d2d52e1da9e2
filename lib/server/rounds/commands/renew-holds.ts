import { maxSafeBid } from '@/lib/domain/budget/max-safe-bid'
import { worstCase } from '@/lib/domain/budget/worst-case'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { moveHold } from '@/lib/server/ledger/holds'
import type { BidSheet } from '@/prisma/generated/client'
import { bidTooHighNow } from '../errors'
import { lockRound } from '../lock'
import { readTeamLimits, type TeamLimits } from '../team-limits'
import { type RoundRow, rulesOf } from '../view'
import { announceSheet } from './edit-sheet'

/** A submitted sheet whose round has not begun to settle, and what its team brought to it before the change. */
export interface LiveSheet {
  sheet: BidSheet
  round: RoundRow
  before: TeamLimits
}

/** Locks what a team has submitted and what is not yet being settled, before its money or its places change. */
export async function lockLiveSheets(
  uow: UnitOfWork,
  { leagueId, teamId }: { leagueId: string; teamId: string },
): Promise<LiveSheet[]> {
  const { tx } = uow
  const mine = { teamId, submittedAt: { not: null } }
  const found = await tx.bidSheet.findMany({
    where: { ...mine, round: { state: { in: ['open', 'closed'] } } },
    orderBy: { roundId: 'asc' },
    select: { roundId: true },
  })
  const live: LiveSheet[] = []
  for (const { roundId } of found) {
    const round = await lockRound(uow, { leagueId }, roundId, 'share')
    if (round.state !== 'open' && round.state !== 'closed') continue
    await tx.$queryRaw`
      SELECT 1 FROM bid_sheets WHERE round_id = ${roundId}::uuid AND team_id = ${teamId}::uuid FOR UPDATE`
    const sheet = await tx.bidSheet.findFirst({ where: { ...mine, roundId } })
    if (!sheet) continue
    const before = await readTeamLimits(tx, { leagueId, roundId, teamId, currencyId: round.currencyId })
    live.push({ sheet, round, before })
  }
  return live
}

/**
 * After the change: holds the most that each sheet can cost now.
 * @throws AppError conflict: a bid that was safe would be too high, and could not win any more
 */
export async function renewHolds(uow: UnitOfWork, sheets: readonly LiveSheet[]): Promise<void> {
  for (const live of sheets) await renewHold(uow, live)
}

async function renewHold(uow: UnitOfWork, { sheet, round, before }: LiveSheet) {
  const { tx } = uow
  const { leagueId, roundId, teamId } = sheet
  const rules = rulesOf(round)
  const minimumBid = BigInt(rules.minimumBid)
  const reserve = rules.reservePerOpenSlot
  const limits = await readTeamLimits(tx, { leagueId, roundId, teamId, currencyId: round.currencyId })
  const bids = await tx.bid.findMany({ where: { roundId, teamId } })
  const safe = ({ funds, open }: TeamLimits) =>
    maxSafeBid({ available: funds, openSlots: open.total, minimumBid, reserve })
  const [was, is] = [safe(before), safe(limits)]
  if (bids.some(({ amount }) => amount > is && amount <= was)) throw bidTooHighNow(round.name)
  const players = await tx.player.findMany({
    where: { id: { in: bids.map(({ playerId }) => playerId) }, squad: null },
    select: { id: true, position: true },
  })
  const positionOf = new Map(players.map(({ id, position }) => [id, position]))
  const cost = worstCase({
    funds: limits.funds,
    open: limits.open,
    minimumBid,
    reserve,
    maxWins: rules.maxWinsPerTeam,
    bids: bids.map(({ playerId, amount }) => ({ position: positionOf.get(playerId) ?? '', amount })),
  })
  if (cost === limits.held) return
  const hold = await moveHold(uow, {
    leagueId,
    reason: `Held for ${round.name}`,
    holdId: limits.holdId,
    walletId: limits.walletId,
    amount: cost,
    cause: { type: 'sheet', id: sheet.id },
  })
  await tx.bidSheet.update({
    where: { id: sheet.id },
    data: { holdId: hold?.id ?? null, version: { increment: 1 } },
  })
  await announceSheet(uow, { leagueId, roundId, teamId })
}
