import type { RoundView } from '@/lib/contracts/views'
import { canonicalHash } from '@/lib/domain/hash/canonical-hash'
import { AppError } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { scheduleJob } from '@/lib/server/jobs/runner'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { updateRound } from '../announce'
import { wrongState } from '../errors'
import { closeJobKey } from '../job-key'
import { lockRound } from '../lock'
import { rulesOf } from '../view'

/** The longest a round may stay open. */
const LONGEST_DAYS = 60

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
  const away = closesAt.getTime() - uow.now.getTime()
  if (away <= 0) throw new AppError('invalid_request', 'The deadline has passed already. Choose a later one.')
  if (away > LONGEST_DAYS * 86_400_000) {
    throw new AppError('invalid_request', `A round may stay open for at most ${LONGEST_DAYS} days.`)
  }
  const { leagueId, userId } = scope
  await scheduleJob(uow.tx, {
    task: 'round_close',
    payload: { roundId, leagueId },
    runAt: closesAt,
    key: closeJobKey(roundId),
    queue: leagueId,
  })
  const at = closesAt.toISOString()
  const summary = isOpen
    ? `Moved the deadline of “${round.name}” to ${at}`
    : `Opened “${round.name}” until ${at}`
  await recordAct(uow.tx, { leagueId, actorId: userId, action: 'round.open', subjectId: roundId, summary })
  if (isOpen) return updateRound(uow, roundId, 'edited', { closesAt })
  const rulesHash = canonicalHash(rulesOf(round))
  return updateRound(uow, roundId, 'opened', { state: 'open', closesAt, openedAt: uow.now, rulesHash })
}
