import type { IncomeRuleView } from '@/lib/contracts/views'

const RANK = { active: 0, paused: 1, ended: 2 } as const

/** Those that pay by their next payment, then the paused, then the ended; the older of two first. */
export const inOrder = (rules: readonly IncomeRuleView[]): IncomeRuleView[] =>
  rules.toSorted(
    (a, b) =>
      RANK[a.state] - RANK[b.state] || compare(a.nextDueAt ?? '', b.nextDueAt ?? '') || compare(a.id, b.id),
  )

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
