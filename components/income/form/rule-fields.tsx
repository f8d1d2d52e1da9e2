'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { useLeague } from '@/hooks/leagues/league-context'
import type { CurrencyView } from '@/lib/contracts/money'
import type { CatchUp, IncomeTermsView, PeriodUnit } from '@/lib/contracts/views'
import { catchUpTexts } from '../words'
import type { RuleForm, RuleProblems } from './rule-form'
import { TermsInput } from './terms-input'

const UNITS: readonly PeriodUnit[] = ['minute', 'hour', 'day', 'week', 'month']
const KINDS = [
  { value: 'amount', label: 'An amount' },
  { value: 'percentage', label: 'A percentage' },
] as const

interface RuleFieldsProps {
  form: RuleForm
  currency: CurrencyView
  /** Its currency can be chosen. */
  isNew: boolean
  problems: RuleProblems
  onChange: (change: Partial<RuleForm>) => void
}

export function RuleFields({ form, currency, isNew, problems, onChange }: RuleFieldsProps) {
  const { currencies } = useLeague()
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name" hint="It stands on every statement." error={problems.name}>
          <Input
            value={form.name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <Field label="Currency">
          <Select
            value={form.currencyId}
            disabled={!isNew}
            onChange={(event) => onChange({ currencyId: event.target.value })}
            options={currencies.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` }))}
          />
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 font-medium text-sm">What each team gets</legend>
        <Segmented
          label="What each team gets"
          value={form.terms.kind}
          onValueChange={(kind) =>
            onChange({ terms: { ...form.terms, kind: kind as IncomeTermsView['kind'] } })
          }
          options={KINDS}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label={form.terms.kind === 'amount' ? 'Amount' : 'Percentage of its wallet'}
            hint={
              form.terms.kind === 'percentage'
                ? 'Of all it has at that moment, held money too; rounded down.'
                : undefined
            }
            error={problems.terms}
          >
            <TermsInput form={form.terms} currency={currency} onChange={(terms) => onChange({ terms })} />
          </Field>
          <Field
            label="Cap"
            aside="optional"
            hint="A payment never lifts a wallet above it; what there is room for is paid."
            error={problems.cap}
          >
            <MoneyInput
              symbol={currency.symbol || undefined}
              code={currency.symbol ? undefined : currency.code}
              value={form.cap}
              placeholder="none"
              onChange={(event) => onChange({ cap: event.target.value })}
            />
          </Field>
        </div>
      </fieldset>
      <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-3 sm:max-w-80">
        <Field label="Every" error={problems.every}>
          <Input
            inputMode="numeric"
            value={form.every}
            className="figure text-right"
            onChange={(event) => onChange({ every: event.target.value })}
          />
        </Field>
        <Field label="Unit">
          <Select
            value={form.unit}
            onChange={(event) => onChange({ unit: event.target.value as PeriodUnit })}
            options={UNITS.map((unit) => ({ value: unit, label: form.every === '1' ? unit : `${unit}s` }))}
          />
        </Field>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label={isNew ? 'First payment' : 'Next payment'}
          hint="Your time. It is kept in UTC: where clocks change for summer it moves by an hour."
          error={problems.first}
        >
          <Input
            type="datetime-local"
            value={form.first}
            onChange={(event) => onChange({ first: event.target.value })}
          />
        </Field>
        <Field label="Ends" aside="optional" hint="Nothing is paid after it." error={problems.ends}>
          <Input
            type="datetime-local"
            value={form.ends}
            onChange={(event) => onChange({ ends: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Payments missed while Gavel was down">
        <Select
          value={form.catchUp}
          onChange={(event) => onChange({ catchUp: event.target.value as CatchUp })}
          options={Object.entries(catchUpTexts).map(([value, { label }]) => ({ value, label }))}
        />
      </Field>
    </>
  )
}
