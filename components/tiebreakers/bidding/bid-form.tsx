'use client'

import { Money } from '@/components/money/money'
import { Stat, StatRow } from '@/components/ui/stat'
import type { TiebreakerResult } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import { AmountField } from './amount-field'
import { BidButton } from './bid-button'
import { BidFeedback } from './bid-feedback'
import { StepChoice } from './step-choice'
import type { BidDesk } from './use-bid-desk'
import { WithdrawDialog } from './withdraw-dialog'

interface BidFormProps extends Pick<TiebreakerResult, 'freshness' | 'tell'> {
  desk: BidDesk
}

/** My team's money and its next bid. Below `lg` the button and the steps stand in the bar under the thumb. */
export function BidForm({ desk, freshness, tell }: BidFormProps) {
  const { mine, tiebreaker } = desk
  const { currencyId } = tiebreaker
  return (
    <div className="grid gap-4 border-t pt-4">
      <BidFeedback desk={desk} freshness={freshness} />
      <div className="grid gap-2 max-lg:hidden">
        <StepChoice desk={desk} />
        <BidButton desk={desk} />
      </div>
      <AmountField desk={desk} />
      <StatRow columns={2}>
        <Stat
          label="Available"
          value={<Money amount={mine.available} currencyId={currencyId} />}
          note={
            <>
              and <Money amount={mine.held} currencyId={currencyId} /> held here
            </>
          }
        />
        <Stat
          label="Largest safe bid"
          value={<Money amount={mine.largestSafeBid} currencyId={currencyId} />}
          note="all else still paid"
        />
      </StatRow>
      <WithdrawDialog desk={desk} tell={tell} />
    </div>
  )
}
