import type { RoundView } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { announceSquads } from '@/lib/server/squads/commands'
import { updateRound } from '../announce'
import { cancelClose } from '../close-job'
import { cancelClosingNotice } from '../closing-notice'
import { lockRound } from '../lock'
import { type RoundRow, toRoundView } from '../view'
import { announceSheet } from './edit-sheet'
import { byTeam } from './finalize-round'

export interface CancelAnswer {
  round: RoundView
  /** How many awards were taken back. */
  refunded: number
}

/**
 * Cancels a round. Before finalizing, its holds are released; afterwards every award is refunded by reversing the
 * round's transaction, and the players leave the squads. A cancelled round stays as it is.
 */
export async function cancelRound(
  uow: UnitOfWork,
  scope: LeagueScope,
  roundId: string,
): Promise<CancelAnswer> {
  const round = await lockRound(uow, scope, roundId, 'alone')
  if (round.state === 'cancelled') return { round: toRoundView(round), refunded: 0 }
  await cancelClose(uow.tx, roundId)
  await cancelClosingNotice(uow.tx, roundId)
  const refunded =
    round.state === 'finalized' ? await refund(uow, scope, round) : await releaseHolds(uow, scope, round)
  const { leagueId, userId } = scope
  const summary =
    refunded > 0 ? `Cancelled “${round.name}” and refunded ${refunded} awards` : `Cancelled “${round.name}”`
  await recordAct(uow.tx, { leagueId, actorId: userId, action: 'round.cancel', subjectId: roundId, summary })
  const view = await updateRound(uow, roundId, 'cancelled', { state: 'cancelled', cancelledAt: uow.now })
  return { round: view, refunded }
}

async function refund(uow: UnitOfWork, scope: LeagueScope, round: RoundRow): Promise<number> {
  const { tx } = uow
  const { leagueId } = scope
  const where = { roundId: round.id, refundedAt: null }
  const awards = await tx.award.findMany({ where, orderBy: { step: 'asc' } })
  // Awards of zero moved no money, so a round of them has no transaction to reverse.
  const paid = await tx.ledgerTransaction.findFirst({
    where: { leagueId, kind: 'award', causeType: 'round', causeId: round.id },
  })
  if (paid) {
    await balanceManager.reverse({
      leagueId,
      actor: { userId: scope.userId },
      reason: `${round.name} was cancelled`,
      cause: { type: 'round', id: round.id },
      transactionId: paid.id,
      within: uow,
    })
  }
  await tx.squadEntry.deleteMany({ where: { awardId: { in: awards.map((award) => award.id) } } })
  await tx.award.updateMany({ where, data: { refundedAt: uow.now } })
  await announceSquads(uow, { leagueId, roundId: round.id, kind: 'refund', players: byTeam(awards) })
  return awards.length
}

async function releaseHolds(uow: UnitOfWork, scope: LeagueScope, round: RoundRow): Promise<0> {
  const { leagueId } = scope
  const sheets = await uow.tx.bidSheet.findMany({ where: { roundId: round.id, submittedAt: { not: null } } })
  await balanceManager.captureHolds(uow, {
    leagueId,
    reason: `${round.name} was cancelled`,
    cause: { type: 'round', id: round.id },
    captures: sheets.flatMap(({ holdId }) => (holdId ? [{ holdId, payments: [] }] : [])),
  })
  await uow.tx.bidSheet.updateMany({ where: { roundId: round.id }, data: { holdId: null } })
  for (const { teamId } of sheets) await announceSheet(uow, { leagueId, roundId: round.id, teamId })
  return 0
}
