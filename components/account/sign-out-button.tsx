'use client'

import { LogOut } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toaster'
import { useSignOut } from '@/hooks/auth/use-sign-out'
import { sentenceOf } from '@/hooks/forms/apply-api-error'

export function SignOutButton() {
  const signOut = useSignOut()
  return (
    <Button
      icon={<LogOut aria-hidden />}
      loading={signOut.isPending || signOut.isSuccess}
      onClick={() => signOut.mutate(undefined, { onError: (error) => toast.error(sentenceOf(error)) })}
    >
      Sign out
    </Button>
  )
}
