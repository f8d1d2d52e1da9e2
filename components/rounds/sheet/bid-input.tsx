'use client'

import type { KeyboardEvent } from 'react'
import { cn } from '@/components/ui/cn'
import { MoneyInput } from '@/components/ui/money-input'
import type { CurrencyView } from '@/lib/contracts/money'
import type { PlayerView } from '@/lib/contracts/views'
import type { BidActs } from './bid-acts'

interface BidInputProps {
  player: PlayerView
  index: number
  currency: CurrencyView
  text: string
  locked: boolean
  invalid: boolean
  describedBy?: string
  acts: BidActs
}

/** Up, down and Enter go from bid to bid; with Shift, up and down move the bid by a step. */
export function BidInput(props: BidInputProps) {
  const { player, index, currency, text, locked, invalid, describedBy, acts } = props
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)
    if (!(down || up) || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.shiftKey && event.key !== 'Enter') acts.step(player.id, up ? 1 : -1)
    else focusBid(event.currentTarget, index + (up ? -1 : 1))
  }
  return (
    <MoneyInput
      aria-label={`Bid for ${player.name}`}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      data-bid={index}
      enterKeyHint="next"
      placeholder="No bid"
      symbol={currency.symbol || undefined}
      code={currency.symbol ? undefined : currency.code}
      value={text}
      readOnly={locked}
      onChange={(event) => acts.type(player.id, event.target.value)}
      onFocus={(event) => {
        acts.enter(player.id)
        event.target.select()
      }}
      onBlur={() => acts.leave(player.id)}
      onKeyDown={onKeyDown}
      // Clear of the toolbar above and the phone's bar below, when the keys bring it into sight.
      className={cn('scroll-mt-48 scroll-mb-40', currency.symbol ? 'w-32' : 'w-36')}
    />
  )
}

/** The next row is always drawn: a few beyond what is in sight are. */
function focusBid(from: HTMLElement, index: number) {
  const input = from.closest('ul')?.querySelector<HTMLInputElement>(`[data-bid="${index}"]`)
  input?.focus({ preventScroll: true })
  input?.parentElement?.scrollIntoView({ block: 'nearest' })
}
