'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { useLeague } from '@/hooks/leagues/league-context'
import type { DraftProblems, ItemDraft, TypedKey } from './item-draft'

interface FieldsProps {
  draft: ItemDraft
  problems: DraftProblems
  set: (key: TypedKey) => (value: string) => void
}

interface EffectFieldsProps extends FieldsProps {
  /** It was sold already. */
  fixed: boolean
  onKind: (kind: ItemDraft['kind']) => void
}

/** What the item does; fixed once it was sold. */
export function EffectFields({ fixed, onKind, ...fields }: EffectFieldsProps) {
  const { kind } = fields.draft
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <span className="font-medium text-sm">What it does</span>
        <Segmented
          block
          label="What it does"
          value={kind}
          disabled={fixed}
          onValueChange={(next) => next && onKind(next as ItemDraft['kind'])}
          options={[
            { value: 'slot', label: 'Places in the squad' },
            { value: 'boost', label: 'More income' },
          ]}
        />
        {fixed && <p className="text-muted text-sm">It was sold already, so what it does stays.</p>}
      </div>
      {kind === 'slot' ? (
        <PlaceFields {...fields} fixed={fixed} />
      ) : (
        <BoostFields {...fields} fixed={fixed} />
      )}
    </div>
  )
}

function PlaceFields({ fixed, ...fields }: FieldsProps & { fixed: boolean }) {
  const { roster } = useLeague()
  const { draft, set } = fields
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <NumberField {...fields} name="slots" label="How many places" min={1} max={20} disabled={fixed} />
      <Field label="For">
        <Select
          disabled={fixed}
          value={draft.position}
          onChange={(event) => set('position')(event.target.value)}
          options={[
            { value: '', label: 'Any position' },
            ...roster.positions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </Field>
    </div>
  )
}

function BoostFields({ fixed, ...fields }: FieldsProps & { fixed: boolean }) {
  const { draft, problems, set } = fields
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label="Per cent more" hint="Of what a payment would be without it." error={problems.percent}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          disabled={fixed}
          value={draft.percent}
          onChange={(event) => set('percent')(event.target.value)}
        />
      </Field>
      <NumberField
        {...fields}
        name="payments"
        label="For so many payments"
        min={1}
        max={100}
        disabled={fixed}
      />
      <CurrencyField {...fields} name="boostCurrencyId" label="Income in" disabled={fixed} />
    </div>
  )
}

export function PriceFields(fields: FieldsProps) {
  const { draft, problems, set } = fields
  const { currencies } = useLeague()
  const currency = currencies.find(({ id }) => id === draft.currencyId)
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label="Price" error={problems.price}>
        <MoneyInput
          symbol={currency?.symbol || undefined}
          code={currency?.symbol ? undefined : currency?.code}
          placeholder="0"
          value={draft.price}
          onChange={(event) => set('price')(event.target.value)}
        />
      </Field>
      <CurrencyField {...fields} name="currencyId" label="Currency" />
    </div>
  )
}

export function LimitFields(fields: FieldsProps) {
  const { draft, problems, set } = fields
  const moment = (key: 'onSaleFrom' | 'onSaleUntil', label: string, hint: string) => (
    <Field label={label} hint={hint} error={problems[key]}>
      <Input type="datetime-local" value={draft[key]} onChange={(event) => set(key)(event.target.value)} />
    </Field>
  )
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <NumberField
        {...fields}
        name="stock"
        label="Left to sell"
        hint="Empty: as many as are wanted."
        min={0}
      />
      <NumberField {...fields} name="teamLimit" label="Most for one team" hint="Empty: no limit." min={1} />
      {moment('onSaleFrom', 'On sale from', 'Empty: now.')}
      {moment('onSaleUntil', 'On sale until', 'Empty: until it is withdrawn.')}
    </div>
  )
}

interface OneFieldProps extends FieldsProps {
  name: TypedKey
  label: string
  disabled?: boolean
}

interface NumberFieldProps extends OneFieldProps {
  hint?: string
  min: number
  max?: number
}

function NumberField({ draft, problems, set, name, label, hint, ...input }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={problems[name]}>
      <Input
        type="number"
        inputMode="numeric"
        {...input}
        value={draft[name]}
        onChange={(event) => set(name)(event.target.value)}
      />
    </Field>
  )
}

/** Nothing where there is one currency alone. */
function CurrencyField({ draft, set, name, label, disabled }: OneFieldProps) {
  const { currencies } = useLeague()
  if (currencies.length < 2) return null
  return (
    <Field label={label}>
      <Select
        disabled={disabled}
        value={draft[name]}
        onChange={(event) => set(name)(event.target.value)}
        options={currencies.map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Field>
  )
}
