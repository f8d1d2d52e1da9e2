'use client'

import { useRouter } from 'next/navigation'
import { FormProvider, useForm } from 'react-hook-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { applyApiError } from '@/hooks/forms/apply-api-error'
import { formResolver } from '@/hooks/forms/form-resolver'
import { useCreateLeague } from '@/hooks/leagues/use-create-league'
import { createLeague } from '@/lib/contracts/endpoints/leagues'
import { paths } from '@/lib/contracts/paths'
import { CurrencyFields } from './currency-fields'
import { footballLeague, type LeagueForm } from './league-defaults'
import { LeagueNameFields } from './league-name-fields'
import { RosterFields } from './roster-fields'

/** Founding a league: its name, its money, its squads. */
export function CreateLeagueForm() {
  const router = useRouter()
  const founding = useCreateLeague()
  const form = useForm<LeagueForm>({
    resolver: formResolver(createLeague.body) as never,
    defaultValues: footballLeague,
  })
  const { errors } = form.formState
  const submit = form.handleSubmit(async (given) => {
    try {
      const { slug } = await founding.mutateAsync({ body: given })
      router.push(paths.league(slug))
    } catch (error) {
      applyApiError(error, form.setError, { conflict: 'slug' })
    }
  })
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="grid gap-4 lg:gap-5">
        <LeagueNameFields />
        <CurrencyFields />
        <RosterFields />
        {errors.root && <InlineAlert tone="negative" role="alert" title={errors.root.message} />}
        <div className="flex flex-wrap justify-end gap-2">
          <ButtonLink href={paths.leagues()} variant="ghost">
            Cancel
          </ButtonLink>
          <Button type="submit" variant="primary" loading={founding.isPending || founding.isSuccess}>
            Found the league
          </Button>
        </div>
      </form>
    </FormProvider>
  )
}
