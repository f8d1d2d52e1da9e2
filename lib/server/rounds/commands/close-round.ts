import type { RoundView } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { updateRound } from '../announce'
import { cancelClose, scheduleClose } from '../close-job'
import { cancelClosingNotice } from '../closing-notice'
import { wrongState } from '../errors'
import { lockRound } from '../lock'
import { toRoundView } from '../view'

/** Closes a round before its time. @throws AppError round_state */
export async function closeRound(uow: UnitOfWork, scope: LeagueScope, roundId: string): Promise<RoundView> {
  const round = await lockRound(uow, scope, roundId, 'alone')
  if (round.state !== 'open') throw wrongState(round.state, 'open')
  await cancelClose(uow.tx, roundId)
  await cancelClosingNotice(uow.tx, roundId)
  const summary = `Closed “${round.name}” by hand`
  const { leagueId, userId } = scope
  await recordAct(uow, { leagueId, actorId: userId, action: 'round.close', subjectId: roundId, summary })
  return updateRound(uow, roundId, 'closed', { state: 'closed', closedAt: uow.now })
}

/**
 * The scheduler's close. A round whose deadline was moved, or that is closed already, is left as it is.
 * @returns the round when it was closed now
 */
export async function closeWhenDue(
  uow: UnitOfWork,
  league: { leagueId: string },
  roundId: string,
): Promise<RoundView | null> {
  const round = await lockRound(uow, league, roundId, 'alone')
  if (round.state !== 'open' || round.closesAt === null) return null
  if (round.closesAt > uow.now) {
    // The deadline was moved, or the database's clock, which starts jobs, is ahead of this one.
    await scheduleClose(uow.tx, { roundId, leagueId: league.leagueId, closesAt: round.closesAt })
    return null
  }
  await updateRound(uow, roundId, 'closed', { state: 'closed', closedAt: round.closesAt })
  return toRoundView({ ...round, state: 'closed', closedAt: round.closesAt })
}
