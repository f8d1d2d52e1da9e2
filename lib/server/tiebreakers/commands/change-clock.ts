import type { EventData } from '@/lib/contracts/events'
import type { TiebreakerView } from '@/lib/contracts/views'
import {
  leftOn,
  lengthen,
  lengthenPaused,
  MOST_LEFT_MS,
  type Paused,
  pauseAt,
  type Running,
  resumeAt,
} from '@/lib/domain/tiebreak/clock'
import { AppError } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { updateTiebreaker } from '../announce'
import { cancelDecision, scheduleDecision } from '../close-job'
import { checkClock, checkOpen, wrongState } from '../errors'
import { lockTiebreaker } from '../lock'
import { type TiebreakerRow, toTiebreakerView } from '../view'

/** Stops the clock. @throws AppError tiebreaker_closed, tiebreaker_state (paused already), not_found */
export async function pause(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<TiebreakerView> {
  const row = await lockTiebreaker(uow, scope, id)
  checkOpen(row, uow.now)
  await record(uow, row, 'tiebreaker.pause', `Paused the tiebreaker for ${row.player.name}`)
  await cancelDecision(uow, id)
  return setClock(uow, row, 'paused', pauseAt(runningOf(row), uow.now.getTime()))
}

/** Lets it run on with what was left. @throws AppError tiebreaker_closed, tiebreaker_state (it runs), not_found */
export async function resume(uow: UnitOfWork, scope: LeagueScope, id: string): Promise<TiebreakerView> {
  const row = await lockTiebreaker(uow, scope, id)
  checkClock(row, uow.now)
  if (row.state !== 'paused') throw wrongState('open', 'The clock runs already.')
  await record(uow, row, 'tiebreaker.resume', `Resumed the tiebreaker for ${row.player.name}`)
  return setClock(uow, row, 'resumed', resumeAt(pausedOf(row), uow.now.getTime()))
}

/** Adds time, beyond the cap too. @throws AppError tiebreaker_closed, invalid_request (more than a week left), not_found */
export async function extend(
  uow: UnitOfWork,
  scope: LeagueScope,
  id: string,
  seconds: number,
): Promise<TiebreakerView> {
  const row = await lockTiebreaker(uow, scope, id)
  checkClock(row, uow.now)
  const clock =
    row.state === 'paused' ? lengthenPaused(pausedOf(row), seconds) : lengthen(runningOf(row), seconds)
  if (leftOn(clock, uow.now.getTime()) > MOST_LEFT_MS) {
    throw new AppError('invalid_request', 'A tiebreaker may have at most a week left. Add less time.')
  }
  await record(uow, row, 'tiebreaker.extend', `Added ${seconds} s to the tiebreaker for ${row.player.name}`)
  return setClock(uow, row, 'extended', clock)
}

const runningOf = ({ closesAt, capAt }: TiebreakerRow): Running => ({
  closesAt: closesAt?.getTime() ?? 0,
  capAt: capAt?.getTime() ?? 0,
})
const pausedOf = ({ remainingMs, capRemainingMs }: TiebreakerRow): Paused => ({
  remainingMs: remainingMs ?? 0,
  capRemainingMs: capRemainingMs ?? 0,
})

async function setClock(
  uow: UnitOfWork,
  row: TiebreakerRow,
  change: EventData<'tiebreaker_update'>['change'],
  clock: Running | Paused,
): Promise<TiebreakerView> {
  const runs = 'closesAt' in clock
  const changed = await updateTiebreaker(uow, row.id, change, {
    state: runs ? 'open' : 'paused',
    closesAt: runs ? new Date(clock.closesAt) : null,
    capAt: runs ? new Date(clock.capAt) : null,
    remainingMs: runs ? null : clock.remainingMs,
    capRemainingMs: runs ? null : clock.capRemainingMs,
  })
  if (runs) await scheduleDecision(uow, row, new Date(clock.closesAt))
  return toTiebreakerView(changed)
}

const record = (uow: UnitOfWork, row: TiebreakerRow, action: string, summary: string) =>
  recordAct(uow, { leagueId: row.leagueId, actorId: uow.actor.userId, action, subjectId: row.id, summary })
