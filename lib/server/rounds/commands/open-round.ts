import type { RoundView } from '@/lib/contracts/views'
import { canonicalHash } from '@/lib/domain/hash/canonical-hash'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { updateRound } from '../announce'
import { scheduleClose } from '../close-job'
import { scheduleClosingNotice } from '../closing-notice'
import { checkDeadline } from '../deadline'
import { wrongState } from '../errors'
import { lockRound } from '../lock'
import { rulesOf } from '../view'

/**
 * Opens a round, pins its rules by hash and schedules its close; an open round's deadline is moved.
 * @throws AppError round_state, invalid_request (a deadline in the past or too far away)
 */
export async function openRound(
  uow: UnitOfWork,
  scope: LeagueScope,
  roundId: string,
  closesAt: Date,
): Promise<RoundView> {
  const round = await lockRound(uow, scope, roundId, 'alone')
  const isOpen = round.state === 'open' && round.closesAt !== null && round.closesAt > uow.now
  if (round.state !== 'draft' && !isOpen) throw wrongState(round.state, 'a draft or open')
  checkDeadline(closesAt, uow.now)
  const { leagueId, userId } = scope
  await scheduleClose(uow.tx, { roundId, leagueId, closesAt })
  await scheduleClosingNotice(uow.tx, { roundId, leagueId, closesAt }, uow.now)
  const at = closesAt.toISOString()
  const summary = isOpen
    ? `Moved the deadline of “${round.name}” to ${at}`
    : `Opened “${round.name}” until ${at}`
  await recordAct(uow, { leagueId, actorId: userId, action: 'round.open', subjectId: roundId, summary })
  if (isOpen) return updateRound(uow, roundId, 'edited', { closesAt })
  const rulesHash = canonicalHash(rulesOf(round))
  return updateRound(uow, roundId, 'opened', { state: 'open', closesAt, openedAt: uow.now, rulesHash })
}
