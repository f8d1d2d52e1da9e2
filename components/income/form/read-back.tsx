'use client'

import type { CurrencyView } from '@/lib/contracts/money'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { paymentLabel } from '@/lib/domain/income/payment-label'
import { Moment } from '../moment'
import { ruleText } from '../words'
import { previewOf, type RuleForm, type RuleInput, type RuleProblems } from './rule-form'

/** So many payments are shown ahead. */
const AHEAD = 5

interface ReadBackProps {
  read: { input: RuleInput } | { problems: RuleProblems }
  currency: CurrencyView
  form: RuleForm
  /** The server's time. */
  now: number
  rule?: IncomeRuleView
}

/** The rule in words, and what it would do next. */
export function ReadBack({ read, currency, form, now, rule }: ReadBackProps) {
  return (
    <section aria-label="What it does" className="rounded-md bg-sunken px-4 py-3" suppressHydrationWarning>
      {'input' in read ? (
        <ReadRule input={read.input} currency={currency} form={form} now={now} rule={rule} />
      ) : (
        <p className="text-muted text-sm">Once everything above is filled in, this says what it does.</p>
      )}
    </section>
  )
}

function ReadRule({ input, currency, form, now, rule }: Omit<ReadBackProps, 'read'> & { input: RuleInput }) {
  const every = Number(form.every)
  const periods = previewOf(input, now, AHEAD, rule)
  return (
    <div className="grid gap-2.5 text-sm">
      <p className="font-medium">{ruleText({ ...input, every, unit: form.unit }, currency)}</p>
      {periods.length > 0 ? (
        <div>
          <p className="text-muted">
            {rule?.state === 'paused' ? 'Once it is resumed, the next payments' : 'The next payments'}
          </p>
          <ol aria-label="The next payments" className="figure grid gap-0.5">
            {periods.map(({ index, at }) => (
              <li key={index} className="flex flex-wrap justify-between gap-x-4">
                <span>{paymentLabel({ name: input.name, every, unit: form.unit }, index)}</span>
                <Moment at={at} />
              </li>
            ))}
          </ol>
          {periods.length < AHEAD && <p className="text-muted">Then it ends.</p>}
        </div>
      ) : (
        <p className="text-warning">It would end before its next payment.</p>
      )}
    </div>
  )
}
