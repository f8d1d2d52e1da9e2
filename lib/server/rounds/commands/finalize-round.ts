import { AppError } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { wrongState } from '../errors'
import { lockRound } from '../lock'
import { type SettleAnswer, settleRound } from '../settlement/settle-round'
import { toAwardView, toRoundView } from '../view'

export type FinalizeAnswer = SettleAnswer

/**
 * Finalizes a closed round, in this one transaction: allocation, debits, holds released, squads, events and audit. Where
 * teams are tied for a live tiebreaker, that part waits, and the last decision finalizes. A round that is finalized or
 * being resolved answers what was done so far, and does nothing.
 * @throws AppError round_state (not closed, or another round of the league is being resolved)
 */
export async function finalizeRound(
  uow: UnitOfWork,
  scope: LeagueScope,
  roundId: string,
): Promise<FinalizeAnswer> {
  const round = await lockRound(uow, scope, roundId, 'alone')
  if (round.state === 'finalized' || round.state === 'resolving') {
    const awards = await uow.tx.award.findMany({ where: { roundId }, orderBy: { step: 'asc' } })
    return { round: toRoundView(round), awards: awards.map(toAwardView) }
  }
  if (round.state !== 'closed') throw wrongState(round.state, 'closed')
  await refuseBesideAnother(uow, scope)
  return settleRound(uow, round)
}

/** Two rounds at once would reckon with each other's squads and players. */
async function refuseBesideAnother(uow: UnitOfWork, { leagueId }: LeagueScope) {
  const other = await uow.tx.round.findFirst({
    where: { leagueId, state: 'resolving' },
    select: { id: true, name: true },
  })
  if (!other) return
  throw new AppError(
    'round_state',
    `“${other.name}” still has live tiebreakers. This round can be finalized when they are over.`,
    { state: 'closed', resolvingRoundId: other.id },
  )
}
