'use client'

import { useMemo } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { LiveTiebreakersPanel } from '@/components/tiebreakers/facts/live-tiebreakers-panel'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useBidSheetWebSocket } from '@/hooks/rounds/use-bid-sheet-web-socket'
import { ClockPanel } from '../facts/clock-panel'
import { RulesPanel } from '../facts/rules-panel'
import { MyResults } from '../results/my-results'
import { RoundResults } from '../results/round-results'
import { BidSheet } from '../sheet/bid-sheet'
import { SealedBids } from '../sheet/sealed-bids'
import { PlayerList } from './player-list'
import type { RoundBodyProps } from './public-round'

/** A round for a team's manager: the sheet while it is open, then what became of it. */
export function TeamRound({ round, awards, players, teamId }: RoundBodyProps & { teamId: string }) {
  const { data, error, refetch } = useBidSheetWebSocket(round.id, teamId)
  const byId = useMemo(() => new Map(players.map((player) => [player.id, player])), [players])
  if (!data) {
    return (
      <Panel flush aria-busy={!error}>
        {error ? (
          <ErrorState title="Your sheet could not be loaded" description={error.message} onRetry={refetch} />
        ) : (
          <SkeletonRows rows={8} label="Loading your sheet" />
        )}
      </Panel>
    )
  }
  if (round.state === 'open') {
    return <BidSheet key={round.id} round={round} players={players} answer={data} onBehind={refetch} />
  }
  const resolving = round.state === 'resolving'
  const settled = round.finalizedAt !== null || round.state === 'cancelled'
  if (settled || resolving) {
    return (
      <PageGrid
        now={resolving && <LiveTiebreakersPanel round={round} lit />}
        main={
          <>
            {(round.state === 'cancelled' && !round.finalizedAt) ||
            awards.length < (round.awardCount ?? 0) ? null : (
              <MyResults round={round} sheet={data.sheet} awards={awards} players={byId} />
            )}
            <RoundResults round={round} awards={awards} players={byId} />
          </>
        }
        aside={<RulesPanel round={round} sealsOpen />}
      />
    )
  }
  return (
    <PageGrid
      now={<ClockPanel round={round} />}
      main={
        round.state === 'draft' ? (
          <PlayerList players={players} currencyId={round.currencyId} />
        ) : (
          <SealedBids round={round} sheet={data.sheet} players={byId} />
        )
      }
      aside={<RulesPanel round={round} sealsOpen />}
    />
  )
}
