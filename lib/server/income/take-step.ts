import type { PeriodUnit } from '@/lib/contracts/views'
import { nextDue, nextStep } from '@/lib/domain/income/next-step'
import { paymentLabel } from '@/lib/domain/income/payment-label'
import { dueAt } from '@/lib/domain/income/schedule'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { type Change, updateRule } from './announce'
import { scheduleNext } from './due-job'
import { stillCatchingUp } from './errors'
import { payOut } from './pay-out'
import { progressOf, type RuleRow, scheduleOf, termsOf, toTermsView } from './view'

/**
 * Pays or skips what is due first, if anything is: the same for the job, the sweep and a commissioner's change, whoever
 * comes first. Only under the rule's lock.
 * @returns the rule as it is then; null when nothing was due
 */
export async function takeStep(uow: UnitOfWork, rule: RuleRow): Promise<RuleRow | null> {
  if (rule.state !== 'active') return null
  const step = nextStep(progressOf(rule), uow.now.getTime())
  if (step === null) {
    // The database's clock, which starts jobs, may be ahead of this one.
    await scheduleNext(uow, rule)
    return null
  }
  if (step.kind === 'skip') {
    const skipped = await skip(uow, rule, step)
    return advance(uow, rule, step.to, 'skipped', skipped)
  }
  const { id, total } = await payOut(uow, rule, termsOf(rule), {
    kind: 'scheduled',
    periodIndex: step.index,
    label: labelOf(rule, step.index),
    dueAt: new Date(dueAt(scheduleOf(rule), step.index)),
  })
  return advance(uow, rule, step.index + 1, 'paid', id, total)
}

const labelOf = ({ name, every, unit }: RuleRow, index: number) =>
  paymentLabel({ name, every, unit: unit as PeriodUnit }, index)

/** One row for all of them: it has the number of the last, which is then taken. */
async function skip(uow: UnitOfWork, rule: RuleRow, { from, to }: { from: number; to: number }) {
  const id = newId()
  await uow.tx.incomePayment.create({
    data: {
      id,
      leagueId: rule.leagueId,
      ruleId: rule.id,
      kind: 'scheduled',
      periodIndex: to - 1,
      periods: to - from,
      label: labelOf(rule, to - 1),
      terms: toTermsView(termsOf(rule)),
      cap: rule.cap,
      dueAt: new Date(dueAt(scheduleOf(rule), to - 1)),
      at: uow.now,
      state: 'skipped',
    },
  })
  return id
}

function advance(
  uow: UnitOfWork,
  rule: RuleRow,
  nextIndex: number,
  change: Change,
  paymentId: string,
  total?: bigint,
): Promise<RuleRow> {
  const due = nextDue({ ...progressOf(rule), nextIndex })
  const paid =
    total === undefined
      ? {}
      : { paidTotal: { increment: total }, paidCount: { increment: 1 }, lastPaidAt: uow.now }
  const next = due === null ? { state: 'ended', nextDueAt: null } : { nextDueAt: new Date(due) }
  return updateRule(uow, rule.id, change, { ...paid, ...next, nextIndex }, [paymentId])
}

/** What is more than this is left to the job, whose every step is a transaction of its own. */
const MOST_AT_ONCE = 24

/**
 * Does what is due under the rules as they are, before a commissioner changes them: only future periods change.
 * @throws AppError conflict: there is a downtime's worth of it
 */
export async function settleDue(uow: UnitOfWork, rule: RuleRow): Promise<RuleRow> {
  let current = rule
  for (let step = 0; step < MOST_AT_ONCE; step++) {
    const next = await takeStep(uow, current)
    if (next === null) return current
    current = next
  }
  throw stillCatchingUp()
}
