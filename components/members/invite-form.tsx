'use client'

import { Controller, useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { applyApiError } from '@/hooks/forms/apply-api-error'
import { formResolver } from '@/hooks/forms/form-resolver'
import { useLeague } from '@/hooks/leagues/league-context'
import { useCreateInvite } from '@/hooks/members/use-invites'
import { createInvite } from '@/lib/contracts/endpoints/leagues'
import type { InviteView } from '@/lib/contracts/views'
import type { InviteStart } from './invite-start'

const roles = [
  { value: 'manager', label: 'Manager', hint: 'Bids for a team.' },
  { value: 'commissioner', label: 'Commissioner', hint: 'Runs the league with you; may also run a team.' },
  { value: 'spectator', label: 'Spectator', hint: 'Follows what is public.' },
]

export type InviteFormProps = {
  start: InviteStart
  onMade: (made: { invite: InviteView; code: string }) => void
  onCancel: () => void
}

export function InviteForm({ start, onMade, onCancel }: InviteFormProps) {
  const { id, teams } = useLeague()
  const making = useCreateInvite(id)
  const { register, control, handleSubmit, setError, setValue, watch, formState } = useForm({
    resolver: formResolver(createInvite.body),
    defaultValues: { role: start.role, teamId: start.teamId, maxUses: 1, days: 14 },
  })
  const { errors } = formState
  const spectator = watch('role') === 'spectator'
  const submit = handleSubmit(async (given) => {
    try {
      onMade(await making.mutateAsync(given))
    } catch (error) {
      applyApiError(error, setError)
    }
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <RadioGroup
            label="They will be"
            options={roles}
            value={field.value}
            onValueChange={(role) => {
              field.onChange(role)
              // A spectator runs no team.
              if (role === 'spectator') setValue('teamId', null)
            }}
          />
        )}
      />
      {!spectator && (
        <Field
          label="Team"
          hint={teams.length === 0 ? 'There are none yet; a manager without one cannot bid.' : undefined}
          error={errors.teamId?.message}
        >
          <Select
            {...register('teamId', { setValueAs: (value: string | null) => value || null })}
            options={teams.map((team) => ({
              value: team.id,
              label: team.managers.length > 0 ? `${team.name} (has a manager)` : team.name,
            }))}
            placeholder="No team"
          />
        </Field>
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label="How many may use it" error={errors.maxUses?.message}>
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={200}
            className="figure"
            {...register('maxUses', { valueAsNumber: true })}
          />
        </Field>
        <Field label="Good for, in days" error={errors.days?.message}>
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={60}
            className="figure"
            {...register('days', { valueAsNumber: true })}
          />
        </Field>
      </div>
      {errors.root && <InlineAlert tone="negative" role="alert" title={errors.root.message} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" loading={making.isPending}>
          Make the link
        </Button>
      </div>
    </form>
  )
}
