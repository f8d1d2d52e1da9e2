'use client'

import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { useSignIn } from '@/hooks/auth/use-sign-in'
import { applyApiError } from '@/hooks/forms/apply-api-error'
import { formResolver } from '@/hooks/forms/form-resolver'
import { email } from '@/lib/contracts/endpoints/accounts'
import { PasswordInput } from './password-input'

const form = z.object({
  email,
  password: z.string().min(1, 'Type your password.').max(200, 'A password has at most 200 characters.'),
})

/** @param next where to go then: a path of ours */
export function SignInForm({ next, defaultEmail = '' }: { next: string; defaultEmail?: string }) {
  const signIn = useSignIn()
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: formResolver(form),
    defaultValues: { email: defaultEmail, password: '' },
  })
  const { errors } = formState
  const submit = handleSubmit(async (given) => {
    try {
      await signIn.mutateAsync(given)
      // A whole new page: what is open must connect as this person.
      window.location.assign(next)
    } catch (error) {
      applyApiError(error, setError)
    }
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4" method="post">
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" inputMode="email" autoFocus {...register('email')} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...register('password')} />
      </Field>
      {errors.root && <InlineAlert tone="negative" role="alert" title={errors.root.message} />}
      <Button type="submit" variant="primary" size="lg" block loading={signIn.isPending || signIn.isSuccess}>
        Sign in
      </Button>
    </form>
  )
}
