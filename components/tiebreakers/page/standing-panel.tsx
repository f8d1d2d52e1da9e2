'use client'

import type { ReactNode } from 'react'
import { Money } from '@/components/money/money'
import { TeamName } from '@/components/rounds/results/team-name'
import { Badge } from '@/components/ui/badge'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { isIn, standingOf, standsAt, wasExtended } from '@/hooks/tiebreakers/tiebreaker-state'
import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import { ClockLine } from '../facts/clock-line'
import { StandingPill } from '../facts/standing-pill'
import { TiebreakerClock } from '../facts/tiebreaker-clock'

interface StandingPanelProps {
  tiebreaker: TiebreakerView
  newest: TiebreakerBidView | undefined
  /** My bidding, for whoever can bid. */
  children: ReactNode
}

/** The clock, the highest bid, whose it is, and where my team stands. */
export function StandingPanel({ tiebreaker, newest, children }: StandingPanelProps) {
  const { me } = useLeague()
  const { leader, currencyId } = tiebreaker
  const mine = me.teamId !== null && isIn(tiebreaker, me.teamId) ? me.teamId : null
  return (
    <Panel lit aria-label="Where it stands">
      <div className="grid gap-4">
        <div className="flex items-end justify-between gap-4">
          <TiebreakerClock tiebreaker={tiebreaker} size="lg" />
          {wasExtended(tiebreaker, newest) && (
            <Badge tone="warning" className="mb-1.5">
              Extended
            </Badge>
          )}
        </div>
        <div className="flex items-end justify-between gap-4">
          <div className="min-w-0">
            <p className="text-muted text-sm">{leader ? 'Highest bid' : 'Tied at'}</p>
            <Money
              amount={standsAt(tiebreaker)}
              currencyId={currencyId}
              className="block font-semibold text-2xl"
            />
            <p className="truncate text-muted">
              {leader ? <TeamName teamId={leader.teamId} /> : 'Nobody has raised yet'}
            </p>
          </div>
          {mine && <StandingPill standing={standingOf(tiebreaker, mine)} />}
        </div>
        <ClockLine />
        {children}
      </div>
    </Panel>
  )
}
