import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { payWhenDue } from './commands/pay-when-due'
import { settleOwed } from './commands/settle-owed'

const payloadSchema = z.object({ ruleId: z.uuid(), leagueId: z.uuid() })

/** Steps of one run, so that a long catch-up lets the process stop in between; the job that each step schedules goes on. */
const MOST_STEPS = 100

/** Pays what is due of a rule, step by step, each in a transaction of its own. */
export async function payAllDue({ ruleId, leagueId }: { ruleId: string; leagueId: string }): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const more = await inTransaction({ userId: null }, (uow) => payWhenDue(uow, { leagueId }, ruleId))
    if (!more) return
  }
}

export const incomePay: Task = async (payload) => payAllDue(payloadSchema.parse(payload))

/** Pays what its own job did not, and what unfrozen wallets are owed. One rule that fails holds up no other. */
export const incomeSweep: Task = async () => {
  const overdue = await database().incomeRule.findMany({
    where: { state: 'active', nextDueAt: { lte: new Date() } },
    select: { id: true, leagueId: true },
    orderBy: { nextDueAt: 'asc' },
  })
  for (const { id: ruleId, leagueId } of overdue) {
    await payAllDue({ ruleId, leagueId }).catch((error) =>
      logger.error({ err: error, ruleId, leagueId }, 'overdue income failed'),
    )
  }
  for (const { id: paymentId, leagueId } of await readOwing()) {
    await inTransaction({ userId: null }, (uow) => settleOwed(uow, { leagueId }, paymentId)).catch((error) =>
      logger.error({ err: error, paymentId, leagueId }, 'income owed to an unfrozen wallet failed'),
    )
  }
}

/** Payments of which a wallet that is not frozen is still owed something. */
async function readOwing(): Promise<{ id: string; leagueId: string }[]> {
  const rows = await database().$queryRaw<{ id: string; league_id: string }[]>`
    SELECT DISTINCT p.id, p.league_id FROM income_owed o
    JOIN wallets w ON w.id = o.wallet_id
    JOIN income_payments p ON p.id = o.payment_id
    WHERE o.settled_at IS NULL AND w.frozen_at IS NULL ORDER BY p.id`
  return rows.map(({ id, league_id }) => ({ id, leagueId: league_id }))
}
