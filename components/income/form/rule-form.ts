import type { CurrencyView } from '@/lib/contracts/money'
import type { CatchUp, IncomeRuleView, IncomeTermsView, PeriodUnit } from '@/lib/contracts/views'
import { scheduleOf } from '@/lib/domain/income/of-view'
import { dueAt, firstAfter, nextPeriods, type Period, type Schedule } from '@/lib/domain/income/schedule'
import { parseMoney } from '@/lib/domain/money/parse'
import { toLocal } from '../../rounds/deadline/deadline'
import { plainMoney, readTerms, type TermsForm, termsForm } from './terms'

/** A rule as typed; moments as a date-time input writes them, in the person's own zone. */
export interface RuleForm {
  name: string
  currencyId: string
  terms: TermsForm
  cap: string
  every: string
  unit: PeriodUnit
  first: string
  /** Empty: it has no end. */
  ends: string
  catchUp: CatchUp
}

export type RuleProblems = Partial<Record<'name' | 'terms' | 'cap' | 'every' | 'first' | 'ends', string>>

/** As the server takes it. */
export interface RuleInput {
  name: string
  terms: IncomeTermsView
  cap: string | null
  endsAt: string | null
  catchUp: CatchUp
  /** Null: of a rule that is edited, as it was. */
  schedule: { every: number; unit: PeriodUnit; firstAt: string } | null
}

/** Each week, from the next full hour a day from now. */
export function newRuleForm(currency: CurrencyView, now: number): RuleForm {
  const first = new Date(now + 86_400_000)
  first.setMinutes(0, 0, 0)
  return {
    name: 'Weekly income',
    currencyId: currency.id,
    terms: { kind: 'amount', amount: '', percent: '1' },
    cap: '',
    every: '1',
    unit: 'week',
    first: toLocal(first),
    ends: '',
    catchUp: 'all',
  }
}

/** A rule as it is, for an edit: it begins from here, whatever happens to the rule meanwhile. */
export function ruleFormOf(rule: IncomeRuleView, currency: CurrencyView, now: number): RuleForm {
  return {
    name: rule.name,
    currencyId: rule.currencyId,
    terms: termsForm(rule.terms, currency),
    cap: rule.cap === null ? '' : plainMoney(rule.cap, currency),
    every: String(rule.schedule.every),
    unit: rule.schedule.unit,
    first: toLocal(new Date(nextOf(rule, now).at)),
    ends: rule.endsAt === null ? '' : toLocal(new Date(rule.endsAt)),
    catchUp: rule.catchUp,
  }
}

/** Of a paused one: what would be paid next if it were resumed. */
function nextOf(rule: IncomeRuleView, now: number): Period {
  const schedule = scheduleOf(rule)
  const index = Math.max(rule.nextIndex, firstAfter(schedule, now))
  return { index, at: dueAt(schedule, index) }
}

const EVERY = 'A whole number from 1 to 366.'

/** @param edited the rule as it was when the edit began, with the form that this made */
export function readRule(
  form: RuleForm,
  currency: CurrencyView,
  now: number,
  edited?: { rule: IncomeRuleView; form: RuleForm },
): { input: RuleInput } | { problems: RuleProblems } {
  const problems: RuleProblems = {}
  if (form.name.trim() === '') problems.name = 'Give the income a name.'
  const terms = readTerms(form.terms, currency)
  if ('problem' in terms) problems.terms = terms.problem
  const cap = form.cap.trim() === '' ? null : parseMoney(form.cap, currency)
  if (cap && !cap.ok) problems.cap = cap.message
  else if (cap?.ok && cap.amount === 0n) problems.cap = 'The cap must be above zero. Empty is no cap.'
  const every = /^\d{1,3}$/.test(form.every.trim()) ? Number(form.every) : 0
  if (every < 1 || every > 366) problems.every = EVERY
  const isSameSchedule =
    edited !== undefined &&
    form.every === edited.form.every &&
    form.unit === edited.form.unit &&
    form.first === edited.form.first
  const first = new Date(form.first)
  if (Number.isNaN(first.getTime())) problems.first = 'Choose a day and a time.'
  else if (!isSameSchedule && first.getTime() <= now)
    problems.first = 'That time has passed. Choose a later one.'
  const ends = form.ends === '' ? null : new Date(form.ends)
  if (ends && Number.isNaN(ends.getTime())) problems.ends = 'Choose a day and a time, or nothing.'
  else if (ends && !problems.first && ends < first) problems.ends = 'It ends before the next payment.'
  if ('problem' in terms || Object.keys(problems).length > 0) return { problems }
  return {
    input: {
      name: form.name,
      terms: terms.terms,
      cap: cap?.ok ? String(cap.amount) : null,
      endsAt: ends?.toISOString() ?? null,
      catchUp: form.catchUp,
      schedule: isSameSchedule ? null : { every, unit: form.unit, firstAt: first.toISOString() },
    },
  }
}

/** The payments that the rule would make next. */
export function previewOf(input: RuleInput, now: number, count: number, rule?: IncomeRuleView): Period[] {
  const { schedule, endsAt } = input
  const firstIndex = rule?.nextIndex ?? 0
  const then: Schedule | null = schedule
    ? { ...schedule, anchorAt: Date.parse(schedule.firstAt), firstIndex }
    : rule
      ? scheduleOf(rule)
      : null
  if (!then) return []
  const from = schedule || !rule ? firstIndex : nextOf(rule, now).index
  return nextPeriods(then, from, count, endsAt === null ? null : Date.parse(endsAt))
}
