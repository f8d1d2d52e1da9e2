'use client'

import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { formatMoney } from '@/lib/domain/money/format'
import { type LeagueForm, MOST_CURRENCIES } from './league-defaults'

const decimals = [0, 1, 2, 3, 4, 5, 6].map((count) => ({
  value: String(count),
  label: count === 0 ? 'None' : String(count),
}))

/** One to three units of money; the first is the one that base prices are in. */
export function CurrencyFields() {
  const { control } = useFormContext<LeagueForm>()
  const { fields, append, remove } = useFieldArray({ control, name: 'currencies' })
  return (
    <Panel
      title="Money"
      description="What teams bid with: real money, or points of your own. Players’ base prices are in the first."
      actions={
        fields.length < MOST_CURRENCIES && (
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            onClick={() => append({ code: '', name: '', symbol: '', decimals: 0 })}
          >
            Add a currency
          </Button>
        )
      }
    >
      <ul className="grid gap-5">
        {fields.map((field, index) => (
          <CurrencyRow
            key={field.id}
            index={index}
            onRemove={fields.length > 1 ? () => remove(index) : undefined}
          />
        ))}
      </ul>
    </Panel>
  )
}

function CurrencyRow({ index, onRemove }: { index: number; onRemove?: () => void }) {
  const { register, formState } = useFormContext<LeagueForm>()
  const errors = formState.errors.currencies?.[index]
  const at = `currencies.${index}` as const
  return (
    <li className="grid gap-3 border-t pt-5 first:border-t-0 first:pt-0">
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[6rem_minmax(0,1fr)_5rem_6rem_2.375rem]">
        <Field label="Code" error={errors?.code?.message}>
          <Input
            maxLength={6}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            placeholder="PTS"
            {...register(`${at}.code`, { setValueAs: (text: string) => text.trim().toUpperCase() })}
          />
        </Field>
        <Field label="Name" error={errors?.name?.message}>
          <Input maxLength={40} autoComplete="off" placeholder="Points" {...register(`${at}.name`)} />
        </Field>
        <Field label="Symbol" error={errors?.symbol?.message}>
          <Input maxLength={3} autoComplete="off" {...register(`${at}.symbol`)} />
        </Field>
        <Field label="Decimals" error={errors?.decimals?.message}>
          <Select options={decimals} {...register(`${at}.decimals`, { valueAsNumber: true })} />
        </Field>
        {onRemove && (
          <IconButton
            label={`Remove currency ${index + 1}`}
            onClick={onRemove}
            className="justify-self-end max-sm:col-span-2 sm:mt-6.5"
          >
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      <Example index={index} />
    </li>
  )
}

/** What an amount will look like, as it is typed. */
function Example({ index }: { index: number }) {
  const currency = useWatch<LeagueForm, `currencies.${number}`>({ name: `currencies.${index}` })
  const count = Number(currency?.decimals)
  if (!currency || !(count >= 0 && count <= 6)) return null
  const code = currency.code?.trim().toUpperCase() ?? ''
  const amount = 1250n * 10n ** BigInt(count) + (count > 0 ? 5n * 10n ** BigInt(count - 1) : 0n)
  return (
    <p className="figure text-muted text-sm">
      An amount reads{' '}
      <span className="font-medium text-text">
        {formatMoney(amount, { code, symbol: currency.symbol ?? '', decimals: count })}
      </span>
      .
    </p>
  )
}
