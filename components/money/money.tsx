'use client'

import { useRef } from 'react'
import { Figure } from '@/components/ui/figure'
import { useCurrency } from '@/hooks/leagues/league-context'
import { formatMoney, formatMoneyCompact } from '@/lib/domain/money/format'

interface MoneyProps {
  /** Minor units, as a decimal string: what the wire carries. */
  amount: string
  currencyId: string
  /** '+' before an amount above zero: for changes. */
  signed?: boolean
  /** '£12.5M': for tight places. */
  compact?: boolean
  className?: string
}

/** An amount in its currency that shows when it changes. */
export function Money({ amount, currencyId, signed, compact, className }: MoneyProps) {
  const currency = useCurrency(currencyId)
  const direction = useDirection(amount)
  const format = compact ? formatMoneyCompact : formatMoney
  const text = format(BigInt(amount), currency, { sign: signed ? 'always' : 'auto' })
  return <Figure text={text} direction={direction} className={className} />
}

/** Which way the amount went last: 1, −1, or 0 before it ever changed. */
function useDirection(amount: string): number {
  const last = useRef({ amount, direction: 0 })
  if (last.current.amount !== amount) {
    const rose = BigInt(amount) > BigInt(last.current.amount)
    last.current = { amount, direction: rose ? 1 : -1 }
  }
  return last.current.direction
}
