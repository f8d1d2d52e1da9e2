import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { enterAsCommissioner, type LeagueScope } from '@/lib/server/leagues/access'

/** For an act of the commissioner on a rule of his league. @throws AppError not_found, forbidden */
export async function enterRule(viewer: Viewer, ruleId: string, act: string): Promise<LeagueScope> {
  const rule = await database().incomeRule.findUnique({
    where: { id: ruleId },
    select: { leagueId: true },
  })
  if (!rule) throw notFound()
  return enterAsCommissioner(viewer, rule.leagueId, act)
}

/** The same on one of its payments. @throws AppError not_found, forbidden */
export async function enterPayment(viewer: Viewer, paymentId: string, act: string): Promise<LeagueScope> {
  const payment = await database().incomePayment.findUnique({
    where: { id: paymentId },
    select: { leagueId: true },
  })
  if (!payment) throw notFound()
  return enterAsCommissioner(viewer, payment.leagueId, act)
}
