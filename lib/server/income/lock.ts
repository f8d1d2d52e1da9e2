import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { RuleRow } from './view'

interface InLeague {
  leagueId: string
}

/**
 * Locks a rule for the rest of the transaction: whatever pays or changes it begins here, before the wallets, so that one
 * comes after the other and sees what that did.
 * @throws AppError not_found
 */
export async function lockRule(uow: UnitOfWork, league: InLeague, ruleId: string): Promise<RuleRow> {
  await uow.tx.$queryRaw`SELECT 1 FROM income_rules WHERE id = ${ruleId}::uuid FOR UPDATE`
  const rule = await uow.tx.incomeRule.findFirst({ where: { id: ruleId, leagueId: league.leagueId } })
  if (!rule) throw notFound()
  return rule
}

/** The same by one of its payments. @throws AppError not_found */
export async function lockRuleOf(uow: UnitOfWork, league: InLeague, paymentId: string): Promise<RuleRow> {
  const payment = await uow.tx.incomePayment.findFirst({
    where: { id: paymentId, leagueId: league.leagueId },
    select: { ruleId: true },
  })
  if (!payment) throw notFound()
  return lockRule(uow, league, payment.ruleId)
}
