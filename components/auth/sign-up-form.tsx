'use client'

import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { useSignUp } from '@/hooks/auth/use-sign-up'
import { applyApiError } from '@/hooks/forms/apply-api-error'
import { formResolver } from '@/hooks/forms/form-resolver'
import { signUp } from '@/lib/contracts/endpoints/accounts'
import { paths } from '@/lib/contracts/paths'
import { PasswordInput } from './password-input'

/** Makes an account by an invite, then goes to the league. */
export function SignUpForm({ code }: { code: string }) {
  const making = useSignUp()
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: formResolver(signUp.body),
    defaultValues: { code, name: '', email: '', password: '' },
  })
  const { errors } = formState
  const submit = handleSubmit(async (given) => {
    try {
      const { leagueSlug } = await making.mutateAsync(given)
      window.location.assign(paths.league(leagueSlug))
    } catch (error) {
      applyApiError(error, setError, { email_taken: 'email' })
    }
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" method="post">
      <Field label="Your name" hint="As the others in the league know you." error={errors.name?.message}>
        <Input autoComplete="name" maxLength={60} {...register('name')} />
      </Field>
      <Field label="E-mail" hint="Only you see it. You sign in with it." error={errors.email?.message}>
        <Input type="email" autoComplete="username" inputMode="email" {...register('email')} />
      </Field>
      <Field label="Password" hint="At least 10 characters." error={errors.password?.message}>
        <PasswordInput autoComplete="new-password" {...register('password')} />
      </Field>
      {errors.root && <InlineAlert tone="negative" role="alert" title={errors.root.message} />}
      <Button type="submit" variant="primary" size="lg" block loading={making.isPending || making.isSuccess}>
        Make an account and join
      </Button>
    </form>
  )
}
