'use client'

import { Money } from '@/components/money/money'
import { TeamName } from '@/components/rounds/results/team-name'
import { count } from '@/components/rounds/words'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import { spanText } from '../words'

interface BidLadderProps {
  tiebreaker: TiebreakerView
  /** Newest first. */
  bids: readonly TiebreakerBidView[]
}

/** Every raise, the highest on top, down to the amount that all had bid. */
export function BidLadder({ tiebreaker, bids }: BidLadderProps) {
  const { currencyId, bidCount, tiedAmount, teams } = tiebreaker
  return (
    <Panel
      flush
      title="Bids"
      description={bidCount === 0 ? 'Nobody has raised yet' : count(bidCount, 'raise')}
    >
      <ol aria-label="Bids, newest first" className="divide-y">
        {bids.map((bid, index) => (
          <Rung key={bid.n} bid={bid} currencyId={currencyId} top={index === 0} />
        ))}
        {bids.length < bidCount && (
          <li className="px-4 py-3 text-muted text-sm md:px-5">
            {count(bidCount - bids.length, 'earlier raise')} not shown
          </li>
        )}
        <li className="figure flex min-h-13 items-center justify-between gap-4 px-4 py-2 text-muted md:px-5">
          <span>Tied, {count(teams.length, 'team')}</span>
          <Money amount={tiedAmount} currencyId={currencyId} />
        </li>
      </ol>
    </Panel>
  )
}

function Rung({ bid, currencyId, top }: { bid: TiebreakerBidView; currencyId: string; top: boolean }) {
  const { me } = useLeague()
  const mine = bid.teamId === me.teamId
  return (
    <li className={cn('figure flex min-h-13 items-center gap-4 px-4 py-2 md:px-5', mine && 'mark')}>
      <div className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <TeamName teamId={bid.teamId} />
        </span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          {mine ? 'yours, arrived' : 'arrived'} {spanText(bid.beforeCloseMs)} before the close
          {bid.extendedTo && <Badge tone="warning">Extended</Badge>}
        </span>
      </div>
      <Money
        amount={bid.amount}
        currencyId={currencyId}
        className={cn('font-semibold', top ? 'text-xl' : 'text-muted')}
      />
    </li>
  )
}
