'use client'

import { Gavel } from 'lucide-react'
import { useState } from 'react'
import { Money } from '@/components/money/money'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadMore } from '@/components/ui/pagination'
import { PositionBadge } from '@/components/ui/position-badge'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useLeague } from '@/hooks/leagues/league-context'
import type { AwardView, PlayerView } from '@/lib/contracts/views'
import { tieBreakWords } from '../words'
import { TeamName } from './team-name'

interface AwardListProps {
  label: string
  awards: readonly (Omit<AwardView, 'refundedAt'> & { refundedAt?: string | null })[]
  players: ReadonlyMap<string, PlayerView>
  currencyId: string
  maxHeight?: string
  /** All of them were taken back. */
  refunded?: boolean
}

const PAGE = 100

/** Who went to whom, for what, and how a tie was decided. */
export function AwardList({ label, awards, players, currencyId, maxHeight, refunded }: AwardListProps) {
  const { roster, me } = useLeague()
  const [shown, setShown] = useState(PAGE)
  const place = new Map(roster.positions.map(({ code }, index) => [code, index]))
  if (awards.length === 0) {
    return (
      <EmptyState
        icon={<Gavel />}
        title="No player was sold"
        description="No bid could be met in this round."
      />
    )
  }
  return (
    <>
      <Table stack label={label} maxHeight={maxHeight}>
        <THead>
          <Tr>
            <Th>Player</Th>
            <Th>Team</Th>
            <Th>Decided by</Th>
            <Th numeric>Price</Th>
          </Tr>
        </THead>
        <TBody>
          {awards.slice(0, shown).map((award) => {
            const player = players.get(award.playerId)
            return (
              <Tr key={award.playerId} selected={award.teamId === me.teamId}>
                <Td lead>
                  <span className="flex min-w-0 items-center gap-3">
                    {player && (
                      <PositionBadge code={player.position} index={place.get(player.position) ?? 0} />
                    )}
                    <span className="min-w-0">
                      <span className="block truncate font-medium">{player?.name ?? 'A player'}</span>
                      <span className="block truncate text-muted text-sm">{player?.club}</span>
                    </span>
                  </span>
                </Td>
                <Td>
                  <TeamName teamId={award.teamId} />
                </Td>
                <Td>
                  {award.decidedBy ? (
                    <Badge tone="info">Tie: {tieBreakWords[award.decidedBy].name.toLowerCase()}</Badge>
                  ) : (
                    <span className="text-muted">Highest bid</span>
                  )}
                </Td>
                <Td numeric className="font-medium">
                  <Money amount={award.amount} currencyId={currencyId} />
                  {(refunded || award.refundedAt) && (
                    <span className="block text-muted text-sm">refunded</span>
                  )}
                </Td>
              </Tr>
            )
          })}
        </TBody>
      </Table>
      {awards.length > shown && (
        <LoadMore
          label={`Show more of ${awards.length.toLocaleString('en-GB')}`}
          onLoadMore={() => setShown(shown + PAGE)}
        />
      )}
    </>
  )
}
