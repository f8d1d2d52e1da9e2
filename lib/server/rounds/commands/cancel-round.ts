import type { RoundView } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { announceSquads } from '@/lib/server/squads/commands'
import { cancelTiebreakersOf } from '@/lib/server/tiebreakers/cancel'
import { updateRound } from '../announce'
import { cancelClose } from '../close-job'
import { cancelClosingNotice } from '../closing-notice'
import { lockRound } from '../lock'
import { byTeam } from '../settlement/award-players'
import { lockRoundWallets, releaseAll, reverseAll } from '../settlement/give-back'
import { tellAwards } from '../settlement/tell'
import { type RoundRow, toRoundView } from '../view'
import { announceSheet } from './edit-sheet'

export interface CancelAnswer {
  round: RoundView
  /** How many awards were taken back. */
  refunded: number
}

/**
 * Cancels a round: its live tiebreakers end, every hold is released, every award refunded by reversing the transactions
 * that paid for it, and its players leave the squads. A cancelled round stays as it is.
 * @throws AppError not_found
 */
export async function cancelRound(
  uow: UnitOfWork,
  scope: LeagueScope,
  roundId: string,
): Promise<CancelAnswer> {
  const { tx } = uow
  const { leagueId, userId } = scope
  const round = await lockRound(uow, scope, roundId, 'alone')
  if (round.state === 'cancelled') return { round: toRoundView(round), refunded: 0 }
  await cancelClose(tx, roundId)
  await cancelClosingNotice(tx, roundId)
  const places = await cancelTiebreakersOf(uow, roundId)
  const sheets = await tx.bidSheet.findMany({ where: { roundId, submittedAt: { not: null } } })
  const holdIds = [...sheets, ...places].flatMap(({ holdId }) => holdId ?? [])
  const reason = `${round.name} was cancelled`
  await lockRoundWallets(uow, round)
  await releaseAll(uow, round, holdIds, reason)
  const awards = await takeBack(uow, scope, round, reason)
  await tx.bidSheet.updateMany({ where: { roundId }, data: { holdId: null, headroom: 0n } })
  if (holdIds.length > 0) {
    for (const { teamId } of sheets) await announceSheet(uow, { leagueId, roundId, teamId })
  }
  const summary =
    awards.length > 0
      ? `Cancelled “${round.name}” and refunded ${awards.length} awards`
      : `Cancelled “${round.name}”`
  await recordAct(uow, { leagueId, actorId: userId, action: 'round.cancel', subjectId: roundId, summary })
  const view = await updateRound(uow, roundId, 'cancelled', { state: 'cancelled', cancelledAt: uow.now })
  await tellAwards(uow, round, 'refunds', awards)
  return { round: view, refunded: awards.length }
}

async function takeBack(uow: UnitOfWork, scope: LeagueScope, round: RoundRow, reason: string) {
  const { tx } = uow
  const where = { roundId: round.id, refundedAt: null }
  const awards = await tx.award.findMany({ where, orderBy: { step: 'asc' } })
  await reverseAll(uow, scope, round, reason)
  await tx.squadEntry.deleteMany({ where: { awardId: { in: awards.map((award) => award.id) } } })
  await tx.award.updateMany({ where, data: { refundedAt: uow.now } })
  await announceSquads(uow, {
    leagueId: scope.leagueId,
    roundId: round.id,
    kind: 'refund',
    players: byTeam(awards),
  })
  return awards
}
