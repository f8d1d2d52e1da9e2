'use client'

import { type ReactNode, type RefObject, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useSignOut } from '@/hooks/auth/use-sign-out'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useOutbox } from '@/hooks/outbox/use-outbox'
import { leftBehind, signOutTitle } from './sign-out-words'

/** Signing out, which asks first while something of this person's is not sent. @param returnFocus as ConfirmDialog has it */
export function useAskSignOut(
  userId: string,
  returnFocus?: RefObject<HTMLElement | null>,
): { leave: () => void; busy: boolean; dialog: ReactNode } {
  const signOut = useSignOut()
  const { items } = useOutbox(userId)
  const [asking, setAsking] = useState(false)
  const leave = () => {
    if (items.length > 0) setAsking(true)
    else signOut.mutate(undefined, { onError: (error) => toast.error(sentenceOf(error)) })
  }
  const dialog = (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={signOutTitle(items.length)}
      consequences={leftBehind(items)}
      confirmLabel="Sign out"
      {...(returnFocus ? { returnFocus } : {})}
      onConfirm={() => signOut.mutateAsync()}
    />
  )
  return { leave, busy: signOut.isPending || signOut.isSuccess, dialog }
}
