import { z } from 'zod'
import { amountText } from '../money'
import { id, instant, personView } from './base'

export const periodUnit = z.enum(['minute', 'hour', 'day', 'week', 'month'])
export type PeriodUnit = z.infer<typeof periodUnit>

/** Of periods that fell into a downtime: pay each, pay the newest alone, or none. */
export const catchUp = z.enum(['all', 'latest', 'skip'])
export type CatchUp = z.infer<typeof catchUp>

/** Hundredths of a percent. */
export const basisPoints = z.int().min(1).max(10_000)

/** An amount for each wallet, or a part of each wallet's total at the moment of payment, rounded down. */
export const incomeTermsView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: amountText }),
  z.strictObject({ kind: z.literal('percentage'), basisPoints }),
])
export type IncomeTermsView = z.infer<typeof incomeTermsView>

/** The sum of many wallets may need more digits than one of them. */
const sumText = z.string().regex(/^(0|[1-9]\d{0,18})$/)

export const incomeRuleView = z.strictObject({
  id,
  leagueId: id,
  currencyId: id,
  name: z.string(),
  terms: incomeTermsView,
  /** A payment never lifts a wallet's total above it. */
  cap: amountText.nullable(),
  /** The period with this index is due at the anchor, the next one `every` units later; months by the calendar of UTC. */
  schedule: z.strictObject({ every: z.int(), unit: periodUnit, anchorAt: instant, firstIndex: z.int() }),
  /** Nothing is paid after it. */
  endsAt: instant.nullable(),
  catchUp,
  state: z.enum(['active', 'paused', 'ended']),
  /** The period that is to be paid next, and when it is due; null unless it is active. */
  nextIndex: z.int(),
  nextDueAt: instant.nullable(),
  /** What it has paid, without what was taken back. */
  paidTotal: sumText,
  paidCount: z.int(),
  lastPaidAt: instant.nullable(),
  /** Counts what commissioners changed: an edit names the one that it began from. */
  edition: z.int(),
  version: z.int(),
})
export type IncomeRuleView = z.infer<typeof incomeRuleView>

export const incomePaymentView = z.strictObject({
  id,
  leagueId: id,
  ruleId: id,
  currencyId: id,
  /** `extra`: outside of the schedule; `again`: in the place of one that was taken back. */
  kind: z.enum(['scheduled', 'extra', 'again']),
  /** Of a scheduled one: its period; of skipped ones the last. */
  index: z.int().nullable(),
  /** How many periods: more than one only where several were skipped. */
  periods: z.int(),
  /** As statements call it: 'Weekly income · week 3'. */
  label: z.string(),
  terms: incomeTermsView,
  dueAt: instant,
  at: instant,
  state: z.enum(['paid', 'skipped', 'reversed']),
  total: sumText,
  walletCount: z.int(),
  /** What frozen wallets are still to get. */
  owedTotal: sumText,
  owedCount: z.int(),
  /** Of an extra payment or one made again: who made it, and why. */
  actor: personView.nullable(),
  reason: z.string().nullable(),
  reversal: z.strictObject({ at: instant, actor: personView.nullable(), reason: z.string() }).nullable(),
  /** The one that was paid in the place of this one. */
  replacedBy: id.nullable(),
  version: z.int(),
})
export type IncomePaymentView = z.infer<typeof incomePaymentView>
