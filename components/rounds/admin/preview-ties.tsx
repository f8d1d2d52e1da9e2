'use client'

import { Money } from '@/components/money/money'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { PositionBadge } from '@/components/ui/position-badge'
import { useLeague } from '@/hooks/leagues/league-context'
import type { RoundPreview } from '@/hooks/rounds/use-round-preview'
import type { PlayerView, RoundView } from '@/lib/contracts/views'
import { count } from '../words'

interface PreviewTiesProps {
  round: RoundView
  preview: RoundPreview
  players: ReadonlyMap<string, PlayerView>
}

/** The live tiebreakers that finalizing opens, and what waits for them. */
export function PreviewTies({ round, preview, players }: PreviewTiesProps) {
  const { teams, roster } = useLeague()
  const { ties, waiting } = preview
  if (ties.length === 0) return null
  const teamName = (id: string) => teams.find((team) => team.id === id)?.name ?? 'A team that left'
  const playerName = (id: string) => players.get(id)?.name ?? 'a player'
  return (
    <Panel
      flush
      title="Live tiebreakers, if you finalize now"
      description={
        waiting > 0
          ? `${count(ties.length, 'tie')}; ${count(waiting, 'more player')} wait for them`
          : count(ties.length, 'tie')
      }
    >
      <List label="Ties as previewed">
        {ties.map(({ playerId, teamIds, amount, waitsFor }) => {
          const position = players.get(playerId)?.position ?? ''
          const index = roster.positions.findIndex(({ code }) => code === position)
          return (
            <ListItem
              key={playerId}
              leading={<PositionBadge code={position} index={Math.max(0, index)} />}
              title={playerName(playerId)}
              subtitle={
                <span className="whitespace-normal">
                  {teamIds.map(teamName).join(', ')}
                  {waitsFor.length > 0 && ` · opens after ${waitsFor.map(playerName).join(', ')}`}
                </span>
              }
              trailing={<Money amount={amount} currencyId={round.currencyId} className="font-medium" />}
            />
          )
        })}
      </List>
    </Panel>
  )
}
