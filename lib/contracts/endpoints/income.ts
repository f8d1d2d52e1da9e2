import { z } from 'zod'
import { amountText, positiveAmount } from '../money'
import { asOfSchema } from '../rooms'
import { plainText } from '../text'
import { basisPoints, catchUp, id, incomePaymentView, incomeRuleView, instant, periodUnit } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Income')
const inLeague = z.strictObject({ leagueId: id })
const byId = z.strictObject({ id })
const reason = plainText(300, 'Say why; everyone will read it.')

const terms = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: positiveAmount }),
  z.strictObject({ kind: z.literal('percentage'), basisPoints }),
])
/** `firstAt`: the first payment, from where the periods are counted. */
const schedule = z.strictObject({ every: z.int().min(1).max(366), unit: periodUnit, firstAt: instant })
const ruleBody = z.strictObject({
  name: plainText(40, 'Give the income a name.'),
  terms,
  cap: positiveAmount.nullable(),
  endsAt: instant.nullable(),
  catchUp,
})
const oneRule = z.strictObject({ rule: incomeRuleView })
const onePayment = z.strictObject({ rule: incomeRuleView, payment: incomePaymentView })

export const getIncome = endpoint('GET', '/api/leagues/{leagueId}/income', {
  summary: 'The income rules of a league and their payments, newest first',
  params: inLeague,
  query: z.strictObject({
    /** Only payments older than this one: the page before it. */
    before: id.optional(),
    /** Everything from this one on, 300 at most: what a tab has loaded already. */
    from: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: z.strictObject({
    rules: z.array(incomeRuleView),
    payments: z.array(incomePaymentView),
    hasMore: z.boolean(),
    asOf: asOfSchema,
  }),
})

export const createIncomeRule = endpoint('POST', '/api/leagues/{leagueId}/income', {
  summary: 'Pay every wallet of a currency an amount, or a part of its total, again and again (commissioner)',
  idempotent: true,
  params: inLeague,
  body: ruleBody.extend({ currencyId: id, schedule }),
  answer: oneRule,
})

export const editIncomeRule = endpoint('PATCH', '/api/admin/income/{id}', {
  summary: 'Change what a rule pays from its next payment on (commissioner)',
  idempotent: true,
  params: byId,
  body: ruleBody.extend({
    /** Null: the schedule stays. */
    schedule: schedule.nullable(),
    /** The edition this edit began from; a newer one answers 409 version_conflict. */
    expectedEdition: z.int().nonnegative(),
  }),
  answer: oneRule,
})

export const pauseIncomeRule = endpoint('POST', '/api/admin/income/{id}/pause', {
  summary: 'Stop paying; what falls due meanwhile is not paid later (commissioner)',
  idempotent: true,
  params: byId,
  answer: oneRule,
})

export const resumeIncomeRule = endpoint('POST', '/api/admin/income/{id}/resume', {
  summary: 'Pay again from the next period on (commissioner)',
  idempotent: true,
  params: byId,
  answer: oneRule,
})

export const endIncomeRule = endpoint('POST', '/api/admin/income/{id}/end', {
  summary: 'Stop paying for good; what was paid stays (commissioner)',
  idempotent: true,
  params: byId,
  answer: oneRule,
})

export const payIncome = endpoint('POST', '/api/admin/income/{id}/pay', {
  summary:
    'Pay now: an extra payment outside of the schedule, or again in the place of one that was taken back (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({
    reason,
    /** Null: the rule's. */
    terms: terms.nullable().default(null),
    /** The payment that was taken back and is to be made again; null: an extra one. */
    replaces: id.nullable().default(null),
  }),
  answer: onePayment,
})

export const previewIncomeReversal = endpoint('GET', '/api/admin/income-payments/{id}/reverse', {
  summary: 'What taking a payment back would take from each team (commissioner)',
  params: byId,
  answer: z.strictObject({
    payment: incomePaymentView,
    teams: z.array(
      z.strictObject({
        teamId: id,
        name: z.string(),
        /** What it got, and would give back. */
        amount: amountText,
        total: amountText,
        /** Why it cannot: its total is less, or its wallet is frozen. What is held is not looked at: it would tell of bids. */
        hindrance: z.enum(['spent', 'frozen']).nullable(),
      }),
    ),
  }),
})

export const reverseIncome = endpoint('POST', '/api/admin/income-payments/{id}/reverse', {
  summary: 'Take a payment back from every wallet that got it, all or none (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({ reason }),
  answer: onePayment,
})
