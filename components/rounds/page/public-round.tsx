'use client'

import { useMemo } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { LiveTiebreakersPanel } from '@/components/tiebreakers/facts/live-tiebreakers-panel'
import type { AwardView, PlayerView, RoundView } from '@/lib/contracts/views'
import { ClockPanel } from '../facts/clock-panel'
import { RulesPanel } from '../facts/rules-panel'
import { RoundResults } from '../results/round-results'
import { PlayerList } from './player-list'

export interface RoundBodyProps {
  round: RoundView
  awards: readonly AwardView[]
  players: readonly PlayerView[]
}

/** A round for whoever bids in none: its clock, its rules, its players, and its results. */
export function PublicRound({ round, awards, players }: RoundBodyProps) {
  const byId = useMemo(() => new Map(players.map((player) => [player.id, player])), [players])
  const resolving = round.state === 'resolving'
  const settled = round.finalizedAt !== null || round.state === 'cancelled'
  return (
    <PageGrid
      now={resolving ? <LiveTiebreakersPanel round={round} lit /> : !settled && <ClockPanel round={round} />}
      main={
        settled || resolving ? (
          <>
            <RoundResults round={round} awards={awards} players={byId} />
            {awards.length === 0 && <PlayerList players={players} currencyId={round.currencyId} />}
          </>
        ) : (
          <PlayerList players={players} currencyId={round.currencyId} />
        )
      }
      aside={<RulesPanel round={round} sealsOpen />}
    />
  )
}
