import { Snowflake } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { InlineAlert } from '@/components/ui/inline-alert'

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

/** Where a wallet is shown by itself. */
export function FrozenNotice() {
  return (
    <InlineAlert role="status" tone="info" title="This wallet is frozen">
      {FROZEN}
    </InlineAlert>
  )
}
