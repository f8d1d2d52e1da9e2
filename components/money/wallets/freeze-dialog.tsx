'use client'

import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import { useAfterMoney } from '@/hooks/money/use-after-money'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { freezeWallet, unfreezeWallet } from '@/lib/contracts/endpoints'
import type { WalletView } from '@/lib/contracts/views'
import { LONGEST_REASON } from '../words'

interface FreezeDialogProps {
  wallet: WalletView
  teamName: string
  onClose: () => void
}

/** Closes a wallet for a while, or opens it again; everybody reads why. */
export function FreezeDialog({ wallet, teamName, onClose }: FreezeDialogProps) {
  // As it was when the question was asked: another commissioner may be quicker.
  const [frozen] = useState(wallet.frozen)
  const [reason, setReason] = useState('')
  const act = useIdempotentMutation(frozen ? unfreezeWallet : freezeWallet, useAfterMoney())
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      danger={!frozen}
      title={frozen ? `Unfreeze the wallet of ${teamName}?` : `Freeze the wallet of ${teamName}?`}
      consequences={
        frozen
          ? [
              `${teamName} can bid again, and money moves in its wallet again, income that has waited included.`,
              'Everybody reads your reason in the feed.',
            ]
          : [
              `${teamName} can place no new bid and raise none; what is held stays held.`,
              'No money goes in or out. A round in which it has won cannot be finalized until you unfreeze it.',
              'Everybody reads your reason in the feed.',
            ]
      }
      confirmLabel={frozen ? 'Unfreeze' : 'Freeze'}
      confirmDisabled={reason.trim() === ''}
      onConfirm={async () => {
        await act.mutateAsync({ params: { id: wallet.id }, body: { reason } })
        toast.success(`${teamName}’s wallet is ${frozen ? 'no longer frozen' : 'frozen'}`)
      }}
    >
      <Field label="Reason">
        <Textarea
          rows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  )
}
