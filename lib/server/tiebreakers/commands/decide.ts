import type { TiebreakerView } from '@/lib/contracts/views'
import { priceFor } from '@/lib/domain/tiebreak/decide'
import { AppError } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { conclude } from '../conclude'
import { checkClock } from '../errors'
import { lockForDecision } from '../lock'
import { contestOf, toTiebreakerView } from '../view'

/**
 * A commissioner gives the player to a team that is still in: the leader pays its bid, any other the tied amount.
 * @throws AppError tiebreaker_closed, invalid_request (a team that is not in it, or has withdrawn), not_found
 */
export async function decide(
  uow: UnitOfWork,
  scope: LeagueScope,
  tiebreakerId: string,
  { teamId, reason }: { teamId: string; reason: string },
): Promise<TiebreakerView> {
  const { round, row } = await lockForDecision(uow, scope, tiebreakerId)
  checkClock(row, uow.now)
  const contest = contestOf(row)
  if (!contest.standing.includes(teamId)) {
    throw new AppError('invalid_request', 'Choose one of the teams that are still in this tiebreaker.')
  }
  const amount = priceFor(contest, teamId)
  await recordAct(uow, {
    leagueId: scope.leagueId,
    actorId: scope.userId,
    action: 'tiebreaker.decide',
    subjectId: row.id,
    summary: `Decided the tiebreaker for ${row.player.name}: ${reason}`,
    reason,
    details: { teamId, amount: String(amount) },
  })
  const decision = { teamId, amount, decidedBy: 'commissioner' } as const
  return toTiebreakerView(await conclude(uow, { round, row }, decision, reason))
}
