'use client'

import { InlineAlert } from '@/components/ui/inline-alert'
import type { Freshness } from '@/hooks/live/use-live-query'
import type { BidDesk } from './use-bid-desk'

/** What became of my bid, and what hinders the next. */
export function BidFeedback({ desk, freshness }: { desk: BidDesk; freshness: Freshness }) {
  const { sending, refusal, hindrance, money } = desk
  return (
    <>
      {refusal && <InlineAlert tone="negative" role="alert" title={refusal} />}
      {sending !== null ? (
        <p className="text-muted text-sm">Sending {money(sending)}…</p>
      ) : (
        hindrance && <p className="text-muted text-sm">{hindrance}</p>
      )}
      {freshness === 'polling' && (
        <InlineAlert tone="warning" title="The live channel is blocked here">
          What you see may be 15 seconds old. Bids still count when the server receives them.
        </InlineAlert>
      )}
    </>
  )
}
