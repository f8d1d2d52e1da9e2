'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { useLeague } from '@/hooks/leagues/league-context'
import type { DraftProblems, ItemDraft } from './item-draft'

interface FieldsProps {
  draft: ItemDraft
  problems: DraftProblems
  set: (key: keyof ItemDraft) => (value: string) => void
}

/** What the item does; fixed once it was sold. */
export function EffectFields({ draft, problems, set, fixed }: FieldsProps & { fixed: boolean }) {
  const { roster } = useLeague()
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field
        label="Places in the squad"
        hint={fixed ? 'It was sold already, so what it does stays.' : undefined}
        error={problems.slots}
      >
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
