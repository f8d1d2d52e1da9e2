'use client'

import { useState } from 'react'
import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { useLeague } from '@/hooks/leagues/league-context'
import { useRefundPurchase } from '@/hooks/shop/use-shop-acts'
import type { PurchaseView } from '@/lib/contracts/views'
import { effectText } from '../words'

const LONGEST_REASON = 300

/** Takes a purchase back, with a reason that everyone reads. */
export function RefundDialog({ purchase }: { purchase: PurchaseView }) {
  const league = useLeague()
  const refund = useRefundPurchase()
  const [reason, setReason] = useState('')
  const { id, itemName, teamId, price, currencyId, effect } = purchase
  const team = league.teams.find((each) => each.id === teamId)?.name ?? 'The team'
  return (
    <ConfirmDialog
      danger
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Refund ${itemName} to ${team}`}>
          Refund
        </Button>
      }
      title={`Refund “${itemName}” to ${team}?`}
      consequences={[
        <>
          {team} has <Money amount={price} currencyId={currencyId} className="pointer-events-none" /> back at
          once.
        </>,
        `It loses ${effectText(effect, league)}. While that is in use, the refund is refused.`,
        'Everybody reads your reason.',
      ]}
      confirmLabel="Refund"
      confirmDisabled={reason.trim() === ''}
      onConfirm={() => refund.mutateAsync({ params: { purchaseId: id }, body: { reason } })}
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
