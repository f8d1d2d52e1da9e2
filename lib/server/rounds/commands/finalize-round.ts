import type { AwardView, RoundView } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { announceSquads } from '@/lib/server/squads/commands'
import type { Award } from '@/prisma/generated/client'
import { updateRound } from '../announce'
import { wrongState } from '../errors'
import { lockRound } from '../lock'
import { type Settlement, settle } from '../settlement'
import { toAwardView, toRoundView } from '../view'
import { announceSheet } from './edit-sheet'

export interface FinalizeAnswer {
  round: RoundView
  awards: AwardView[]
}

/**
 * Finalizes a closed round: allocation, debits, holds released, squads, events and audit in this one transaction.
 * A finalized round answers what it did then, and does nothing.
 * @throws AppError round_state
 */
export async function finalizeRound(
  uow: UnitOfWork,
  scope: LeagueScope,
  roundId: string,
): Promise<FinalizeAnswer> {
  const { tx } = uow
  const { leagueId } = scope
  const round = await lockRound(uow, scope, roundId, 'alone')
  if (round.state === 'finalized') {
    const awards = await tx.award.findMany({ where: { roundId }, orderBy: { step: 'asc' } })
    return { round: toRoundView(round), awards: awards.map(toAwardView) }
  }
  if (round.state !== 'closed') throw wrongState(round.state, 'closed')

  const settlement = await settle(tx, round)
  if (settlement.result.ties.length > 0) throw new Error('A round with pending ties cannot be finalized.')
  const awards = settlement.result.awards.map((award) => ({
    id: newId(uow.now.getTime()),
    leagueId,
    roundId,
    playerId: award.playerId,
    teamId: award.teamId,
    amount: award.amount,
    decidedBy: award.decidedBy ?? null,
    step: award.step,
    refundedAt: null,
    createdAt: uow.now,
  })) satisfies Award[]
  await tx.award.createMany({ data: awards })
  // First told, so that whoever hears of a wallet knows already that the round is over.
  const trace = { steps: settlement.result.trace, refusals: settlement.result.refusals }
  const view = await updateRound(uow, roundId, 'finalized', {
    state: 'finalized',
    finalizedAt: uow.now,
    trace: JSON.parse(
      JSON.stringify(trace, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ),
  })
  await pay(uow, scope, round, settlement, awards)
  await fillSquads(uow, scope, round, awards)
  await uow.tx.bidSheet.updateMany({ where: { roundId }, data: { holdId: null } })
  for (const { teamId } of settlement.sheets) await announceSheet(uow, { leagueId, roundId, teamId })
  const spent = awards.reduce((sum, award) => sum + award.amount, 0n)
  await recordAct(tx, {
    leagueId,
    actorId: scope.userId,
    action: 'round.finalize',
    subjectId: roundId,
    summary: `Finalized “${round.name}”: ${awards.length} players to ${new Set(awards.map((a) => a.teamId)).size} teams`,
    details: { awards: awards.length, spent: String(spent), bids: settlement.input.bids.length },
  })
  return { round: view, awards: awards.map(toAwardView) }
}

/** Each team's awards out of its hold, the rest of the hold back, all teams in one ledger transaction. */
async function pay(
  uow: UnitOfWork,
  scope: LeagueScope,
  round: { id: string; name: string },
  { sheets }: Settlement,
  awards: readonly Award[],
) {
  const captures = sheets.flatMap(({ holdId, teamId }) => {
    if (!holdId) return []
    const won = awards.filter((award) => award.teamId === teamId)
    const payments = won.map((award) => ({
      amount: award.amount,
      cause: { type: 'award' as const, id: award.id },
    }))
    return [{ holdId, payments }]
  })
  await balanceManager.captureHolds(uow, {
    leagueId: scope.leagueId,
    reason: round.name,
    cause: { type: 'round', id: round.id },
    captures,
  })
}

async function fillSquads(
  uow: UnitOfWork,
  scope: LeagueScope,
  round: { id: string; currencyId: string },
  awards: readonly Award[],
) {
  await uow.tx.squadEntry.createMany({
    data: awards.map((award) => ({
      playerId: award.playerId,
      leagueId: scope.leagueId,
      teamId: award.teamId,
      price: award.amount,
      currencyId: round.currencyId,
      awardId: award.id,
      acquiredAt: uow.now,
    })),
  })
  await announceSquads(uow, {
    leagueId: scope.leagueId,
    roundId: round.id,
    kind: 'award',
    players: byTeam(awards),
  })
}

export function byTeam(awards: readonly { teamId: string; playerId: string }[]): Map<string, string[]> {
  const players = new Map<string, string[]>()
  for (const { teamId, playerId } of awards) players.set(teamId, [...(players.get(teamId) ?? []), playerId])
  return players
}
