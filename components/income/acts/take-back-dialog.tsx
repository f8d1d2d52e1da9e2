'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { InlineAlert } from '@/components/ui/inline-alert'
import { toast } from '@/components/ui/toaster'
import { type ReversalPreview, useReversalPreview } from '@/hooks/income/use-reversal-preview'
import { useCurrency } from '@/hooks/leagues/league-context'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { reverseIncome } from '@/lib/contracts/endpoints'
import type { IncomePaymentView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { ReasonField } from './reason-field'

/** Takes a payment back from every team, all or none. */
export function TakeBackDialog({ payment }: { payment: IncomePaymentView }) {
  const currency = useCurrency(payment.currencyId)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { data, error } = useReversalPreview(payment, open)
  const reverse = useIdempotentMutation(reverseIncome)
  const hindered = data?.teams.filter(({ hindrance }) => hindrance !== null) ?? []
  return (
    <ConfirmDialog
      danger
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost">
          Take back…<span className="sr-only"> {payment.label}</span>
        </Button>
      }
      title={`Take “${payment.label}” back?`}
      consequences={[
        `${formatMoney(BigInt(payment.total), currency)} ${payment.walletCount === 1 ? 'comes back from 1 team' : `come back from ${payment.walletCount} teams`}: from all of them, or from none.`,
        'It is not paid again by itself; you can pay it again with the right amount.',
        'Everybody reads your reason.',
      ]}
      confirmLabel="Take it back"
      confirmDisabled={hindered.length > 0 || reason.trim() === ''}
      onConfirm={async () => {
        await reverse.mutateAsync({ params: { id: payment.id }, body: { reason } })
        toast.success(`“${payment.label}” was taken back`)
      }}
    >
      {error && <InlineAlert tone="warning" title={error.message} />}
      {hindered.length > 0 && (
        <InlineAlert tone="warning" role="status" title="It cannot be taken back now">
          {hindered.map((team) => (
            <p key={team.teamId}>{hindranceText(team, (amount) => formatMoney(BigInt(amount), currency))}</p>
          ))}
          <p>You can adjust the other wallets one by one instead, under Wallets.</p>
        </InlineAlert>
      )}
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  )
}

function hindranceText(
  { name, amount, total, hindrance }: ReversalPreview['teams'][number],
  money: (amount: string) => string,
): string {
  if (hindrance === 'frozen') return `The wallet of ${name} is frozen.`
  return `${name} got ${money(amount)} and has ${money(total)} left.`
}
