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

function PlaceFields({ draft, problems, set, fixed }: FieldsProps & { fixed: boolean }) {
  const { roster } = useLeague()
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label="How many places" error={problems.slots}>
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={20}
          disabled={fixed}
          value={draft.slots}
          onChange={(event) => set('slots')(event.target.value)}
        />
      </Field>
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

function BoostFields({ draft, problems, set, fixed }: FieldsProps & { fixed: boolean }) {
  const { currencies } = useLeague()
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
      <Field label="For so many payments" error={problems.payments}>
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={100}
          disabled={fixed}
          value={draft.payments}
          onChange={(event) => set('payments')(event.target.value)}
        />
      </Field>
      {currencies.length > 1 && (
        <Field label="Income in">
          <Select
            disabled={fixed}
            value={draft.boostCurrencyId}
            onChange={(event) => set('boostCurrencyId')(event.target.value)}
            options={currencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </div>
  )
}

export function PriceFields({ draft, problems, set }: FieldsProps) {
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
      {currencies.length > 1 && (
        <Field label="Currency">
          <Select
            value={draft.currencyId}
            onChange={(event) => set('currencyId')(event.target.value)}
            options={currencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </div>
  )
}

export function LimitFields({ draft, problems, set }: FieldsProps) {
  const number = (key: 'stock' | 'teamLimit', label: string, hint: string) => (
    <Field label={label} hint={hint} error={problems[key]}>
      <Input
        type="number"
        inputMode="numeric"
        min={key === 'stock' ? 0 : 1}
        value={draft[key]}
        onChange={(event) => set(key)(event.target.value)}
      />
    </Field>
  )
  const moment = (key: 'onSaleFrom' | 'onSaleUntil', label: string, hint: string) => (
    <Field label={label} hint={hint} error={problems[key]}>
      <Input type="datetime-local" value={draft[key]} onChange={(event) => set(key)(event.target.value)} />
    </Field>
  )
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {number('stock', 'Left to sell', 'Empty: as many as are wanted.')}
      {number('teamLimit', 'Most for one team', 'Empty: no limit.')}
      {moment('onSaleFrom', 'On sale from', 'Empty: now.')}
      {moment('onSaleUntil', 'On sale until', 'Empty: until it is withdrawn.')}
    </div>
  )
}
