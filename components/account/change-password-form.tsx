'use client'

import { useForm } from 'react-hook-form'
import { PasswordInput } from '@/components/auth/password-input'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toaster'
import { useChangePassword } from '@/hooks/auth/use-change-password'
import { applyApiError } from '@/hooks/forms/apply-api-error'
import { formResolver } from '@/hooks/forms/form-resolver'
import { changePassword } from '@/lib/contracts/endpoints/accounts'

export function ChangePasswordForm({ email }: { email: string }) {
  const change = useChangePassword()
  const { register, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(changePassword.body),
    defaultValues: { current: '', next: '' },
  })
  const { errors } = formState
  const submit = handleSubmit(async (given) => {
    try {
      await change.mutateAsync(given)
      reset()
      toast.success('Your password is changed. Every other session has ended.')
    } catch (error) {
      applyApiError(error, setError, { wrong_password: 'current' })
    }
  })
  return (
    <Panel title="Password" description="Changing it ends every session but this one.">
      <form onSubmit={submit} noValidate className="grid max-w-sm gap-4" method="post">
        {/* For password managers: whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field label="Current password" error={errors.current?.message}>
          <PasswordInput autoComplete="current-password" {...register('current')} />
        </Field>
        <Field label="New password" hint="At least 10 characters." error={errors.next?.message}>
          <PasswordInput autoComplete="new-password" {...register('next')} />
        </Field>
        {errors.root && <InlineAlert tone="negative" role="alert" title={errors.root.message} />}
        <Button type="submit" loading={change.isPending} className="justify-self-start">
          Change password
        </Button>
      </form>
    </Panel>
  )
}
