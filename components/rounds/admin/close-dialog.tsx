'use client'

import type { ReactNode } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { closeRound } from '@/lib/contracts/endpoints'
import type { RoundView } from '@/lib/contracts/views'
import { count } from '../words'

interface CloseDialogProps {
  round: RoundView
  /** Teams without a submission. */
  missing: number
  trigger: ReactNode
}

export function CloseDialog({ round, missing, trigger }: CloseDialogProps) {
  const close = useIdempotentMutation(closeRound)
  return (
    <ConfirmDialog
      danger
      trigger={trigger}
      title={`Close ${round.name} now?`}
      consequences={[
        'Bidding ends for everybody at this moment, before the deadline. It cannot be opened again.',
        missing > 0
          ? `${count(missing, 'team has', 'teams have')} submitted nothing; a draft does not count.`
          : 'Every team has submitted.',
        'You then see what the result would be, and finalize it.',
      ]}
      confirmLabel="Close round"
      onConfirm={async () => {
        await close.mutateAsync({ params: { roundId: round.id } })
        toast.success(`${round.name} is closed`)
      }}
    />
  )
}
