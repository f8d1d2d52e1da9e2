'use client'

import { Panel } from '@/components/ui/panel'
import type { RoundView } from '@/lib/contracts/views'
import { RoundClock } from './round-clock'
import { When } from './when'

/** Where a round stands, in a sentence; its countdown while it is open. */
export function ClockPanel({ round }: { round: RoundView }) {
  if (round.state === 'open' && round.closesAt) {
    return (
      <Panel lit>
        <RoundClock closesAt={round.closesAt} size="lg" />
        <p className="text-muted text-sm">
          <When at={round.closesAt} />, by the server’s clock. Bids are sealed: nobody reads one before the
          close.
        </p>
      </Panel>
    )
  }
  return (
    <Panel title={round.state === 'draft' ? 'Not open yet' : 'Bidding has closed'}>
      <p className="text-muted">
        {round.state === 'draft'
          ? 'The commissioner is preparing this round. Bids can be made once it opens.'
          : 'The commissioner looks at the result and finalizes it; then it shows here.'}
        {round.closedAt && (
          <>
            {' '}
            Closed <When at={round.closedAt} />.
          </>
        )}
      </p>
    </Panel>
  )
}
