'use client'

import { useFormContext } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { paths } from '@/lib/contracts/paths'
import { type LeagueForm, slugOf } from './league-defaults'

/** The name, and the address that follows it until somebody writes another. */
export function LeagueNameFields() {
  const { register, setValue, getValues, watch, formState } = useFormContext<LeagueForm>()
  const { errors } = formState
  const name = register('name', {
    onChange: ({ target }: { target: { value: string } }) => {
      if (formState.dirtyFields.slug) return
      setValue('slug', slugOf(target.value), {
        shouldValidate: getValues('slug') !== '' && Boolean(errors.slug),
      })
    },
  })
  return (
    <Panel title="Name">
      <div className="grid gap-4">
        <Field label="Name of the league" error={errors.name?.message}>
          <Input maxLength={60} autoComplete="off" {...name} />
        </Field>
        <Field
          label="Address"
          hint={`Its pages are at ${paths.league(watch('slug') || 'short-name')}. It cannot be changed later.`}
          error={errors.slug?.message}
        >
          <Input
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
            {...register('slug')}
          />
        </Field>
      </div>
    </Panel>
  )
}
