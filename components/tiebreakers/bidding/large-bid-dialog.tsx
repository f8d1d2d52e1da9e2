'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { BidDesk } from './use-bid-desk'

/** Asks before a bid that is far above what would do: a digit too many cannot be taken back. */
export function LargeBidDialog({ desk }: { desk: BidDesk }) {
  const { asking, money, mine, tiebreaker } = desk
  if (!asking) return null
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || asking.drop()}
      title={`Bid ${money(asking.amount)} for ${tiebreaker.player.name}?`}
      consequences={[
        `The next bid would be ${money(mine.nextBid)}: this is ${money(asking.amount - BigInt(mine.nextBid))} more.`,
        'It is held at once. It cannot be taken back while you lead.',
      ]}
      confirmLabel={`Bid ${money(asking.amount)}`}
      onConfirm={asking.send}
    />
  )
}
