import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { updateRule } from '../announce'
import { lockRuleOf } from '../lock'
import { payOwed } from '../pay-out'

/** Pays wallets that were frozen at a payment, and are no longer, what they are owed of it: less where the cap leaves no room. */
export async function settleOwed(
  uow: UnitOfWork,
  league: { leagueId: string },
  paymentId: string,
): Promise<void> {
  const rule = await lockRuleOf(uow, league, paymentId)
  const payment = await uow.tx.incomePayment.findUniqueOrThrow({ where: { id: paymentId } })
  if (payment.state !== 'paid') return
  const total = await payOwed(uow, payment)
  if (total === null) return
  await updateRule(uow, rule.id, 'settled', { paidTotal: { increment: total } }, [paymentId])
}
