'use client'

import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { MoneyInput } from '@/components/ui/money-input'
import type { BidDesk } from './use-bid-desk'

/** Any amount, as typed: nothing that happens meanwhile touches it; what is wrong with it now stands beside it. */
export function AmountField({ desk }: { desk: BidDesk }) {
  const { choice, choose, currency, raise, hindrance } = desk
  const typed = choice.text.trim() !== ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (typed) desk.bid()
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Field label="Another amount" error={typed ? raise.problem : undefined}>
        <div className="flex gap-2">
          <MoneyInput
            className="min-w-0 flex-1"
            symbol={currency.symbol || undefined}
            code={currency.symbol ? undefined : currency.code}
            enterKeyHint="send"
            value={choice.text}
            onChange={(event) => choose({ text: event.target.value })}
          />
          {/* A phone's decimal keys have no Enter, and cover the bar with the button. */}
          {typed && (
            <Button
              type="submit"
              className="lg:hidden"
              disabled={hindrance !== null || raise.problem !== null}
              loading={desk.sending !== null}
            >
              Bid this
            </Button>
          )}
        </div>
      </Field>
    </form>
  )
}
