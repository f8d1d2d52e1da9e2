'use client'

import { ActionBar } from '@/components/shell/action-bar'
import { standingOf } from '@/hooks/tiebreakers/tiebreaker-state'
import { StandingPill } from '../facts/standing-pill'
import { TiebreakerClock } from '../facts/tiebreaker-clock'
import { BidButton } from './bid-button'
import { StepChoice } from './step-choice'
import type { BidDesk } from './use-bid-desk'

/** Below `lg`: the clock, how I stand, and the next bid under the thumb. A refusal is spoken by the form above. */
export function BidBar({ desk }: { desk: BidDesk }) {
  const { tiebreaker, mine, hindrance, refusal } = desk
  return (
    <>
      <div aria-hidden className="h-16 lg:hidden" />
      <ActionBar
        label="Your bid"
        action={
          <div className="grid min-w-0 max-w-80 flex-1 gap-2">
            {refusal && (
              <p aria-hidden className="text-negative text-sm">
                {refusal}
              </p>
            )}
            {hindrance ? <p className="text-muted text-sm">{hindrance}</p> : <StepChoice desk={desk} />}
            <BidButton desk={desk} />
          </div>
        }
      >
        <div className="grid justify-items-start gap-2">
          <TiebreakerClock tiebreaker={tiebreaker} hideLabel />
          <StandingPill standing={standingOf(tiebreaker, mine.teamId)} />
        </div>
      </ActionBar>
    </>
  )
}
