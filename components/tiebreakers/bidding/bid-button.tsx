'use client'

import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Figure } from '@/components/ui/figure'
import type { BidDesk } from './use-bid-desk'

/** The page's one act: it says what it will bid. */
export function BidButton({ desk, className }: { desk: BidDesk; className?: string }) {
  const { raise, hindrance, settled, sending, money, mine } = desk
  const amount = sending ?? raise.amount ?? mine.nextBid
  return (
    <Button
      variant="primary"
      size="lg"
      className={cn('min-w-0', className)}
      loading={sending !== null}
      disabled={hindrance !== null || raise.problem !== null}
      {...(settled || sending !== null ? {} : { 'aria-disabled': true })}
      onClick={desk.bid}
    >
      Bid <Figure text={money(amount)} direction={1} />
    </Button>
  )
}
