import { Snowflake } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { InlineAlert } from '@/components/ui/inline-alert'
import type { WalletView } from '@/lib/contracts/views'

/** What it means that a wallet is frozen. */
export const FROZEN = 'No money goes in or out and nothing new is held until a commissioner unfreezes it.'

/** In lists: that a wallet is frozen, and under a mouse or to a screen reader what that means. */
export function FrozenBadge() {
  return (
    <Badge tone="info" title={FROZEN}>
      <Snowflake aria-hidden className="size-3" />
      Frozen
      <span className="sr-only">. {FROZEN}</span>
    </Badge>
  )
}

/** Where a frozen wallet is shown by itself, with the reason that the feed told everyone. */
export function FrozenNotice({ wallet: { frozenReason } }: { wallet: Pick<WalletView, 'frozenReason'> }) {
  return (
    <InlineAlert role="status" tone="info" title="This wallet is frozen">
      {FROZEN}
      {frozenReason && (
        <span className="block [overflow-wrap:anywhere]">The reason given: {frozenReason}</span>
      )}
    </InlineAlert>
  )
}
