'use client'

import { PageGrid } from '@/components/shell/page-grid'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import type { TiebreakerAnswer } from '@/hooks/tiebreakers/tiebreaker-rules'
import { hasWithdrawn, isLive } from '@/hooks/tiebreakers/tiebreaker-state'
import type { TiebreakerResult } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import type { OwnPlaceView } from '@/lib/contracts/views'
import { ToolsPanel } from '../admin/tools-panel'
import { BidBar } from '../bidding/bid-bar'
import { BidForm } from '../bidding/bid-form'
import { LargeBidDialog } from '../bidding/large-bid-dialog'
import { useBidDesk } from '../bidding/use-bid-desk'
import { BidLadder } from './bid-ladder'
import { OutcomePanel } from './outcome-panel'
import { RulesPanel } from './rules-panel'
import { StandingPanel } from './standing-panel'
import { TeamsPanel } from './teams-panel'

export interface TiebreakerBodyProps extends Pick<TiebreakerResult, 'freshness' | 'tell'> {
  answer: TiebreakerAnswer
}

/** A tiebreaker: bidding for those who are in it, the same page without it for everyone else. */
export function TiebreakerBody({ answer, freshness, tell }: TiebreakerBodyProps) {
  const isCommissioner = useIsCommissioner()
  const { tiebreaker, bids, mine } = answer
  const live = isLive(tiebreaker)
  return (
    <PageGrid
      now={
        live && (
          <StandingPanel tiebreaker={tiebreaker} newest={bids[0]}>
            {mine ? <Bidding {...{ answer, mine, freshness, tell }} /> : <NotBidding answer={answer} />}
          </StandingPanel>
        )
      }
      main={
        <>
          {!live && <OutcomePanel tiebreaker={tiebreaker} />}
          <TeamsPanel tiebreaker={tiebreaker} />
          <BidLadder tiebreaker={tiebreaker} bids={bids} />
        </>
      }
      aside={
        <>
          {live && isCommissioner && <ToolsPanel tiebreaker={tiebreaker} onDone={tell} />}
          <RulesPanel tiebreaker={tiebreaker} />
        </>
      }
    />
  )
}

function Bidding({ answer, mine, freshness, tell }: TiebreakerBodyProps & { mine: OwnPlaceView }) {
  const desk = useBidDesk({ tiebreaker: answer.tiebreaker, mine, freshness, tell })
  return (
    <>
      <BidForm desk={desk} freshness={freshness} tell={tell} />
      <BidBar desk={desk} />
      <LargeBidDialog desk={desk} />
    </>
  )
}

function NotBidding({ answer: { tiebreaker } }: { answer: TiebreakerAnswer }) {
  const { me } = useLeague()
  return (
    <p className="border-t pt-3 text-muted text-sm">
      {hasWithdrawn(tiebreaker, me.teamId)
        ? 'Your team has withdrawn. You can watch to the end.'
        : 'Only the tied teams bid here. You see what they see.'}
    </p>
  )
}
