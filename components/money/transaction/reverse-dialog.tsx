'use client'

import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import { useAfterMoney } from '@/hooks/money/use-after-money'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { reverseTransaction } from '@/lib/contracts/endpoints'
import type { ReversalView, TransactionView } from '@/lib/contracts/views'
import { LONGEST_REASON, listTeams } from '../words'

interface ReverseDialogProps {
  transaction: TransactionView
  short: ReversalView['short']
  onDone: () => unknown
}

/** Lines that a dialog can hold. */
const SHOWN = 4

/** Takes a transaction back, after saying who pays and who gets what. */
export function ReverseDialog({ transaction, short, onDone }: ReverseDialogProps) {
  const [reason, setReason] = useState('')
  const after = useAfterMoney()
  const reverse = useIdempotentMutation(reverseTransaction, () => {
    after()
    void onDone()
  })
  const { lines, lineCount } = transaction
  return (
    <ConfirmDialog
      danger
      trigger={
        <Button icon={<Undo2 aria-hidden />} disabled={short.length > 0}>
          Reverse…
        </Button>
      }
      title={`Reverse “${transaction.reason}”?`}
      consequences={[
        ...lines.slice(0, SHOWN).map((line) => (
          <span key={`${line.walletId} ${line.seq}`}>
            {line.teamName} {BigInt(line.amount) > 0n ? 'pays back ' : 'gets back '}
            <Money amount={line.amount.replace('-', '')} currencyId={line.currencyId} />.
          </span>
        )),
        ...(lineCount > SHOWN ? [`So do ${lineCount - SHOWN} more, or none at all.`] : []),
        'The old lines stay in the statements, and name the new ones.',
        'Everybody reads your reason in the feed. It cannot be undone: only an adjustment changes it again.',
      ]}
      confirmLabel="Reverse"
      confirmDisabled={reason.trim() === ''}
      onConfirm={async () => {
        await reverse.mutateAsync({ params: { id: transaction.id }, body: { reason } })
        toast.success('Reversed')
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

/** Why it cannot be reversed now. */
export function ShortNotice({ short }: { short: ReversalView['short'] }) {
  if (short.length === 0) return null
  const names = listTeams(short.map(({ name }) => name))
  return (
    <InlineAlert
      tone="warning"
      title={`${names} cannot pay this back: ${short.length === 1 ? 'its balance is' : 'their balances are'} too low`}
    >
      A reversal takes all of it or nothing.
    </InlineAlert>
  )
}
