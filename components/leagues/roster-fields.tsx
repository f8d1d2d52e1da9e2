'use client'

import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { type LeagueForm, MOST_POSITIONS } from './league-defaults'

/** How many players a team may own, in all and at each position. */
export function RosterFields() {
  const { control, register, formState } = useFormContext<LeagueForm>()
  const { fields, append, remove } = useFieldArray({ control, name: 'roster.positions' })
  const errors = formState.errors.roster
  return (
    <Panel
      title="Squads"
      description="The most players a team may own, in all and at each position."
      actions={
        fields.length < MOST_POSITIONS && (
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            onClick={() => append({ code: '', name: '', slots: 1 })}
          >
            Add a position
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        <Field label="Players in a squad" error={errors?.squadSize?.message} className="max-w-40">
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={200}
            className="figure"
            {...register('roster.squadSize', { valueAsNumber: true })}
          />
        </Field>
        <ul className="grid gap-3">
          {fields.map((field, index) => (
            <PositionRow
              key={field.id}
              index={index}
              onRemove={fields.length > 1 ? () => remove(index) : undefined}
            />
          ))}
        </ul>
        <SlotsSum />
      </div>
    </Panel>
  )
}

function PositionRow({ index, onRemove }: { index: number; onRemove?: () => void }) {
  const { register, formState } = useFormContext<LeagueForm>()
  const errors = formState.errors.roster?.positions?.[index]
  const at = `roster.positions.${index}` as const
  const hide = index > 0
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)_4.5rem_2.375rem] items-end gap-2 sm:gap-3">
      <Field label="Code" hideLabel={hide} error={errors?.code && 'Capitals or digits.'}>
        <Input
          maxLength={6}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          {...register(`${at}.code`, { setValueAs: (text: string) => text.trim().toUpperCase() })}
        />
      </Field>
      <Field label="Position" hideLabel={hide} error={errors?.name && 'Give it a name.'}>
        <Input maxLength={40} autoComplete="off" {...register(`${at}.name`)} />
      </Field>
      <Field label="Slots" hideLabel={hide} error={errors?.slots && '0 to 200.'}>
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          max={200}
          className="figure"
          {...register(`${at}.slots`, { valueAsNumber: true })}
        />
      </Field>
      {onRemove && (
        <IconButton label={`Remove position ${index + 1}`} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

/** Whether the positions can fill a squad. */
function SlotsSum() {
  const roster = useWatch<LeagueForm, 'roster'>({ name: 'roster' })
  const sum = roster.positions.reduce((total, { slots }) => total + (Number.isInteger(slots) ? slots : 0), 0)
  if (!Number.isInteger(roster.squadSize)) return null
  if (sum < roster.squadSize) {
    return (
      <InlineAlert tone="warning" role="status" title={`The positions take ${sum} players only`}>
        A squad of {roster.squadSize} can never be filled. Add slots, or make the squad smaller.
      </InlineAlert>
    )
  }
  const more = sum > roster.squadSize ? ' A team chooses where to stay short.' : ''
  return (
    <p className="figure text-muted text-sm">
      {sum} slots for a squad of {roster.squadSize}.{more}
    </p>
  )
}
