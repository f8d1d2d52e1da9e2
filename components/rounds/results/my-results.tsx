'use client'

import { Money } from '@/components/money/money'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useLeague } from '@/hooks/leagues/league-context'
import type { AwardView, BidSheetView, PlayerView, RoundView } from '@/lib/contracts/views'
import { count } from '../words'

interface MyResultsProps {
  round: RoundView
  sheet: BidSheetView
  awards: readonly AwardView[]
  players: ReadonlyMap<string, PlayerView>
}

/** What became of each of my team's bids. */
export function MyResults({ round, sheet, awards, players }: MyResultsProps) {
  const { currencyId } = round
  const awardOf = new Map(awards.map((award) => [award.playerId, award]))
  const won = awards.filter((award) => award.teamId === sheet.teamId)
  const spent = won.reduce((sum, award) => sum + BigInt(award.amount), 0n)
  if (sheet.submitted.length === 0) {
    return (
      <Panel title="Your bids">
        <p className="text-muted">Your team submitted nothing in this round.</p>
      </Panel>
    )
  }
  const cancelled = round.state === 'cancelled'
  const bids = sheet.submitted.toSorted((a, b) => rank(a.playerId) - rank(b.playerId))
  function rank(playerId: string) {
    return awardOf.get(playerId)?.teamId === sheet.teamId ? 0 : 1
  }
  return (
    <Panel flush title="Your bids">
      <StatRow className="px-4 py-4 md:px-5">
        <Stat label="Won" value={won.length} note={`of ${count(sheet.submitted.length, 'bid')}`} />
        <Stat
          label={cancelled ? 'Refunded' : 'Spent'}
          value={<Money amount={String(spent)} currencyId={currencyId} />}
        />
      </StatRow>
      <div className="border-t">
        <Table stack label="What became of your bids" maxHeight="26rem">
          <THead>
            <Tr>
              <Th>Player</Th>
              <Th>Outcome</Th>
              <Th numeric>Your bid</Th>
            </Tr>
          </THead>
          <TBody>
            {bids.map((bid) => (
              <Tr key={bid.playerId}>
                <Td lead className="font-medium">
                  {players.get(bid.playerId)?.name ?? 'A player'}
                </Td>
                <Td>
                  <Outcome award={awardOf.get(bid.playerId)} round={round} mine={sheet.teamId} />
                </Td>
                <Td numeric>
                  <Money amount={bid.amount} currencyId={currencyId} />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </div>
    </Panel>
  )
}

function Outcome(props: { award: AwardView | undefined; round: RoundView; mine: string }) {
  const { award, round, mine } = props
  const { teams } = useLeague()
  if (!award && round.state === 'resolving') return <span className="text-info">Waits for a tiebreaker</span>
  if (!award) return <span className="text-muted">{round.finalizedAt ? 'Not sold' : 'Never settled'}</span>
  if (award.teamId === mine) {
    return award.refundedAt || round.state === 'cancelled' ? (
      <span>Won, then refunded</span>
    ) : (
      <span className="font-medium text-positive">Won</span>
    )
  }
  const team = teams.find((candidate) => candidate.id === award.teamId)?.name ?? 'another team'
  return (
    <span>
      <span className="text-negative">Lost</span> to {team} at{' '}
      <Money amount={award.amount} currencyId={round.currencyId} />
    </span>
  )
}
