import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createIncomeRule } from '@/lib/contracts/endpoints'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createRule } from '@/lib/server/income/commands/create-rule'
import type { MadeLeague } from './league'

export type IncomeOptions = Partial<BodyOf<typeof createIncomeRule>> & {
  /** When it is made: now by default. One that was made in the past has missed what fell due since. */
  now?: Date
}

const HOUR_MS = 3_600_000

/** 1.00 to every wallet of the league's first currency, each week from an hour after it was made. */
export function makeIncome(league: MadeLeague, options: IncomeOptions = {}): Promise<IncomeRuleView> {
  const { now = new Date(), ...input } = options
  return inTransaction(
    league.owner,
    (uow) =>
      createRule(uow, league.scope, {
        name: 'Weekly income',
        currencyId: league.currencies[0]?.id ?? '',
        terms: { kind: 'amount', amount: 100n },
        cap: null,
        schedule: {
          every: 1,
          unit: 'week',
          firstAt: new Date(now.getTime() + HOUR_MS).toISOString(),
        },
        endsAt: null,
        catchUp: 'all',
        ...input,
      }),
    { now },
  )
}
