'use client'

import { Money } from '@/components/money/money'
import { ListRow } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { PositionBadge } from '@/components/ui/position-badge'
import { VirtualList } from '@/components/ui/virtual-list'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PlayerView } from '@/lib/contracts/views'
import { count } from '../words'

/** The players of a round, to look at. */
export function PlayerList({ players, currencyId }: { players: readonly PlayerView[]; currencyId: string }) {
  const { roster } = useLeague()
  const place = new Map(roster.positions.map(({ code, name }, index) => [code, { index, name }]))
  return (
    <Panel flush title="Players" description={count(players.length, 'player')}>
      <VirtualList
        label="Players of this round"
        items={players}
        itemKey={(player) => player.id}
        renderItem={(player) => (
          <ListRow
            leading={
              <PositionBadge
                code={player.position}
                index={place.get(player.position)?.index ?? 0}
                name={place.get(player.position)?.name}
              />
            }
            title={player.name}
            subtitle={player.club}
            trailing={<Money amount={player.basePrice} currencyId={currencyId} />}
          />
        )}
      />
    </Panel>
  )
}
