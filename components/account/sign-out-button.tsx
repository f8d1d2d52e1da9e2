'use client'

import { LogOut } from 'lucide-react'
import { useAskSignOut } from '@/components/auth/use-ask-sign-out'
import { Button } from '@/components/ui/button'

export function SignOutButton({ userId }: { userId: string }) {
  const { leave, busy, dialog } = useAskSignOut(userId)
  return (
    <>
      <Button icon={<LogOut aria-hidden />} loading={busy} onClick={leave}>
        Sign out
      </Button>
      {dialog}
    </>
  )
}
