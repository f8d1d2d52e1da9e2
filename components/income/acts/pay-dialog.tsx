'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toaster'
import { useCurrency, useLeague } from '@/hooks/leagues/league-context'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { payIncome } from '@/lib/contracts/endpoints'
import type { IncomePaymentView, IncomeRuleView } from '@/lib/contracts/views'
import { readTerms, type TermsForm, termsForm } from '../form/terms'
import { TermsInput } from '../form/terms-input'
import { termsText } from '../words'
import { ReasonField } from './reason-field'

/** An extra payment, outside of the schedule. */
export function PayNowDialog({ rule }: { rule: IncomeRuleView }) {
  return (
    <PayDialog
      rule={rule}
      trigger={
        <Button size="sm">
          Pay now…<span className="sr-only"> {rule.name}</span>
        </Button>
      }
      title={`Pay ${rule.name} now?`}
      consequence="It is an extra payment: the schedule goes on as it was."
      confirmLabel="Pay now"
    />
  )
}

/** In the place of a payment that was taken back, with the right amount this time. */
export function PayAgainDialog({ rule, payment }: { rule: IncomeRuleView; payment: IncomePaymentView }) {
  return (
    <PayDialog
      rule={rule}
      payment={payment}
      trigger={
        <Button size="sm">
          Pay again…<span className="sr-only"> {payment.label}</span>
        </Button>
      }
      title={`Pay “${payment.label}” again?`}
      consequence="It stands in the place of the payment that was taken back, and can be made once."
      confirmLabel="Pay again"
    />
  )
}

interface PayDialogProps {
  rule: IncomeRuleView
  payment?: IncomePaymentView
  trigger: React.ReactNode
  title: string
  consequence: string
  confirmLabel: string
}

function PayDialog({ rule, payment, trigger, title, consequence, confirmLabel }: PayDialogProps) {
  const currency = useCurrency(rule.currencyId)
  const { teams } = useLeague()
  const pay = useIdempotentMutation(payIncome)
  const start = () => termsForm(payment?.terms ?? rule.terms, currency)
  const [form, setForm] = useState<TermsForm>(start)
  const [reason, setReason] = useState('')
  const read = readTerms(form, currency)
  return (
    <ConfirmDialog
      trigger={trigger}
      title={title}
      onOpenChange={(open) => {
        if (!open) return
        setForm(start())
        setReason('')
      }}
      consequences={[
        'terms' in read
          ? `Each of the ${teams.length === 1 ? 'team' : `${teams.length} teams`} gets ${termsText(read.terms, currency)} at once.`
          : 'Each team gets it at once.',
        ...(rule.cap === null ? [] : ['Nobody is lifted above the cap of the rule.']),
        consequence,
        'Everybody reads your reason.',
      ]}
      confirmLabel={confirmLabel}
      confirmDisabled={'problem' in read || reason.trim() === ''}
      onConfirm={async () => {
        if ('problem' in read) return
        const body = { terms: read.terms, reason, replaces: payment?.id ?? null }
        await pay.mutateAsync({ params: { id: rule.id }, body })
        toast.success(`${rule.name} was paid`)
      }}
    >
      <Field
        label={form.kind === 'amount' ? 'To each team' : 'Of what each team has'}
        error={'problem' in read ? read.problem : undefined}
      >
        <TermsInput form={form} currency={currency} onChange={setForm} />
      </Field>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  )
}
