import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { lockRule } from '../lock'
import { takeStep } from '../take-step'

/**
 * The clock's payment. A period that was paid, or a rule that was paused or changed meanwhile, is left as it is.
 * @returns whether something was due: then there may be more
 */
export async function payWhenDue(
  uow: UnitOfWork,
  league: { leagueId: string },
  ruleId: string,
): Promise<boolean> {
  const rule = await lockRule(uow, league, ruleId)
  return (await takeStep(uow, rule)) !== null
}
