'use client'

import { useMemo } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { toast } from '@/components/ui/toaster'
import { applyApiError } from '@/hooks/forms/apply-api-error'
import { formResolver } from '@/hooks/forms/form-resolver'
import { useLeague } from '@/hooks/leagues/league-context'
import { useCreateTeam } from '@/hooks/leagues/use-create-team'
import { createTeam } from '@/lib/contracts/endpoints/leagues'
import type { CurrencyView } from '@/lib/contracts/money'
import { parseMoney } from '@/lib/domain/money/parse'

/** A team as a person types it: amounts in the currency's own units; an empty one is zero. */
const formOf = (currencies: readonly CurrencyView[]) =>
  createTeam.body.pick({ name: true, shortName: true }).extend({
    opening: z.array(z.string()).superRefine((texts, context) => {
      texts.forEach((text, index) => {
        const currency = currencies[index]
        const parsed = currency && text.trim() !== '' ? parseMoney(text, currency) : null
        if (parsed && !parsed.ok) context.addIssue({ code: 'custom', message: parsed.message, path: [index] })
      })
    }),
  })

export function AddTeamDialog({ onClose }: { onClose: () => void }) {
  const { id, currencies } = useLeague()
  const adding = useCreateTeam(id)
  const form = useMemo(() => formOf(currencies), [currencies])
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: formResolver(form),
    defaultValues: { name: '', shortName: '', opening: currencies.map(() => '') },
  })
  const { errors } = formState
  const submit = handleSubmit(async ({ name, shortName, opening }) => {
    try {
      const amounts = currencies.map((currency, index) => ({
        currencyId: currency.id,
        amount: minorUnits(opening[index] ?? '', currency),
      }))
      await adding.mutateAsync({ params: { leagueId: id }, body: { name, shortName, opening: amounts } })
      toast.success(`${name} is in the league.`)
      onClose()
    } catch (error) {
      applyApiError(error, setError, { conflict: 'name' })
    }
  })
  return (
    <Dialog open onOpenChange={onClose} title="Add a team" description="It starts with an empty squad.">
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
          <Field label="Name" error={errors.name?.message}>
            <Input maxLength={40} autoComplete="off" {...register('name')} />
          </Field>
          <Field label="Short name" error={errors.shortName?.message}>
            <Input
              maxLength={4}
              autoComplete="off"
              placeholder="REDS"
              {...register('shortName', { setValueAs: (text: string) => text.trim() })}
            />
          </Field>
        </div>
        {currencies.map((currency, index) => (
          <Field
            key={currency.id}
            label={currencies.length === 1 ? 'Opening balance' : `Opening balance in ${currency.name}`}
            hint={index === 0 ? 'What the team may spend from the start. Empty is zero.' : undefined}
            error={errors.opening?.[index]?.message}
          >
            <MoneyInput
              symbol={currency.symbol || undefined}
              code={currency.symbol ? undefined : currency.code}
              placeholder="0"
              {...register(`opening.${index}`)}
            />
          </Field>
        ))}
        {errors.root && <InlineAlert tone="negative" role="alert" title={errors.root.message} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={adding.isPending}>
            Add the team
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function minorUnits(text: string, currency: CurrencyView): string {
  const parsed = text.trim() === '' ? null : parseMoney(text, currency)
  return parsed?.ok ? String(parsed.amount) : '0'
}
