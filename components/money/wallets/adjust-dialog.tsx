'use client'

import { type FormEvent, useId } from 'react'
import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { MoneyInput } from '@/components/ui/money-input'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useCurrency } from '@/hooks/leagues/league-context'
import { type Change, useAdjustment } from '@/hooks/money/use-adjustment'
import type { WalletView } from '@/lib/contracts/views'
import { LONGEST_REASON } from '../words'

interface AdjustDialogProps {
  wallet: WalletView
  teamName: string
  onClose: () => void
}

const changes = [
  { value: 'add', label: 'Add' },
  { value: 'subtract', label: 'Take' },
  { value: 'set', label: 'Set to' },
]

/** Moves money by hand, after showing what it will come to. */
export function AdjustDialog({ wallet, teamName, onClose }: AdjustDialogProps) {
  const form = useId()
  const currency = useCurrency(wallet.currencyId)
  const adjustment = useAdjustment(wallet, currency)
  const { change, text, reason, problem, after, save } = adjustment
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await adjustment.submit())) return
    toast.success(`${teamName}’s wallet is adjusted`)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !save.isPending && onClose()}
      title={`Adjust the wallet of ${teamName}`}
      description={`${currency.name}. Everybody reads it in the feed, with your reason.`}
      size="sm"
      footer={
        <>
          <DialogClose asChild>
            <Button disabled={save.isPending}>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" loading={save.isPending}>
            {change === 'add' ? 'Add' : change === 'subtract' ? 'Take' : 'Set the balance'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <Segmented
          label="What to do"
          block
          options={changes}
          value={change}
          onValueChange={(value) => adjustment.setChange(value as Change)}
        />
        <Field label={change === 'set' ? 'New balance' : 'Amount'} error={problem.amount}>
          <MoneyInput
            symbol={currency.symbol}
            {...(currency.symbol ? {} : { code: currency.code })}
            value={text}
            onChange={(event) => adjustment.setText(event.target.value)}
          />
        </Field>
        <p aria-live="polite" className="figure rounded-md bg-sunken px-4 py-2.5">
          <span className="text-muted">Balance </span>
          <Money amount={wallet.total} currencyId={wallet.currencyId} />
          {after !== null && (
            <>
              <span className="text-muted"> becomes </span>
              <Money amount={String(after)} currencyId={wallet.currencyId} className="font-semibold" />
            </>
          )}
        </p>
        {adjustment.hasMoved && (
          <InlineAlert
            role="status"
            tone="warning"
            title="Money has moved since you began"
            action={
              <Button size="sm" onClick={adjustment.lookAgain}>
                I have seen it
              </Button>
            }
          >
            The balance above is the one there is now.
          </InlineAlert>
        )}
        <Field label="Reason" error={problem.reason}>
          <Textarea
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => adjustment.setReason(event.target.value)}
          />
        </Field>
        {problem.other !== undefined && (
          <InlineAlert role="alert" tone="negative" title={sentenceOf(problem.other)} />
        )}
      </form>
    </Dialog>
  )
}
