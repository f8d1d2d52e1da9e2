import type {
  CatchUp,
  IncomePaymentView,
  IncomeRuleView,
  IncomeTermsView,
  PeriodUnit,
} from '@/lib/contracts/views'
import type { Progress } from '@/lib/domain/income/next-step'
import type { Schedule } from '@/lib/domain/income/schedule'
import type { Terms } from '@/lib/domain/income/share'
import type { Queryable } from '@/lib/platform/database/client'
import type { IncomePayment, IncomeRule } from '@/prisma/generated/client'

export type RuleRow = IncomeRule

/** How a payment is read for its view: with what is still owed of it. */
export const paymentRead = {
  include: {
    rule: { select: { currencyId: true } },
    owed: { where: { settledAt: null }, select: { amount: true } },
    replacedBy: { select: { id: true } },
  },
} as const

export type PaymentRow = IncomePayment & {
  rule: { currencyId: string }
  owed: { amount: bigint }[]
  replacedBy: { id: string } | null
}

const iso = (date: Date | null) => date?.toISOString() ?? null
const text = (amount: bigint | null) => (amount === null ? null : String(amount))

export function termsOf({ amount, basisPoints }: Pick<RuleRow, 'amount' | 'basisPoints'>): Terms {
  return amount === null ? { kind: 'percentage', basisPoints: basisPoints ?? 0 } : { kind: 'amount', amount }
}

export const toTermsView = (terms: Terms): IncomeTermsView =>
  terms.kind === 'amount' ? { kind: 'amount', amount: String(terms.amount) } : terms

/** The row as the rules take it (lib/domain/income). */
export const scheduleOf = (row: RuleRow): Schedule => ({
  every: row.every,
  unit: row.unit as PeriodUnit,
  anchorAt: row.anchorAt.getTime(),
  firstIndex: row.firstIndex,
})

export const progressOf = (row: RuleRow): Progress => ({
  schedule: scheduleOf(row),
  nextIndex: row.nextIndex,
  endsAt: row.endsAt?.getTime() ?? null,
  catchUp: row.catchUp as CatchUp,
})

export function toRuleView(row: RuleRow): IncomeRuleView {
  return {
    id: row.id,
    leagueId: row.leagueId,
    currencyId: row.currencyId,
    name: row.name,
    terms: toTermsView(termsOf(row)),
    cap: text(row.cap),
    schedule: {
      every: row.every,
      unit: row.unit as PeriodUnit,
      anchorAt: row.anchorAt.toISOString(),
      firstIndex: row.firstIndex,
    },
    endsAt: iso(row.endsAt),
    catchUp: row.catchUp as CatchUp,
    state: row.state as IncomeRuleView['state'],
    nextIndex: row.nextIndex,
    nextDueAt: iso(row.nextDueAt),
    paidTotal: String(row.paidTotal),
    paidCount: row.paidCount,
    lastPaidAt: iso(row.lastPaidAt),
    edition: row.edition,
    version: row.version,
  }
}

/** With the names of those who acted. */
export async function toPaymentViews(
  db: Queryable,
  rows: readonly PaymentRow[],
): Promise<IncomePaymentView[]> {
  const ids = rows.flatMap(({ actorId, reversedById }) => [actorId, reversedById].filter((id) => id !== null))
  const users = ids.length
    ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    : []
  const personOf = (id: string | null) => {
    const user = users.find((candidate) => candidate.id === id)
    return user ? { userId: user.id, name: user.name } : null
  }
  return rows.map((row) => ({
    id: row.id,
    leagueId: row.leagueId,
    ruleId: row.ruleId,
    currencyId: row.rule.currencyId,
    kind: row.kind as IncomePaymentView['kind'],
    index: row.periodIndex,
    periods: row.periods,
    label: row.label,
    terms: row.terms as IncomeTermsView,
    dueAt: row.dueAt.toISOString(),
    at: row.at.toISOString(),
    state: row.state as IncomePaymentView['state'],
    total: String(row.total),
    walletCount: row.walletCount,
    owedTotal: String(row.owed.reduce((sum, { amount }) => sum + amount, 0n)),
    owedCount: row.owed.length,
    actor: personOf(row.actorId),
    reason: row.reason,
    reversal:
      row.reversedAt === null
        ? null
        : {
            at: row.reversedAt.toISOString(),
            actor: personOf(row.reversedById),
            reason: row.reversalReason ?? '',
          },
    replacedBy: row.replacedBy?.id ?? null,
    version: row.version,
  }))
}
