'use client'

import { MoneyInput } from '@/components/ui/money-input'
import type { CurrencyView } from '@/lib/contracts/money'
import type { TermsForm } from './terms'

interface TermsInputProps {
  form: TermsForm
  currency: CurrencyView
  onChange: (form: TermsForm) => void
}

/** An amount or a percentage, whichever the form is at. */
export function TermsInput({ form, currency, onChange }: TermsInputProps) {
  if (form.kind === 'percentage') {
    return (
      <MoneyInput
        code="%"
        value={form.percent}
        onChange={(event) => onChange({ ...form, percent: event.target.value })}
      />
    )
  }
  return (
    <MoneyInput
      symbol={currency.symbol || undefined}
      code={currency.symbol ? undefined : currency.code}
      value={form.amount}
      onChange={(event) => onChange({ ...form, amount: event.target.value })}
    />
  )
}
