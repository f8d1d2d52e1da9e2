import { PageHeader } from '@/components/shell/page-header'
import { VirtualList } from '@/components/ui/virtual-list'
import { useExportPlayers } from '@/hooks/players/use-export-players'
import { useFoundPlayers } from '@/hooks/players/use-found-players'
import { usePlayerFilter } from '@/hooks/players/use-player-filter'
import { useTopOfList } from '@/hooks/players/use-top-of-list'
import type { PlayerView } from '@/lib/contracts/views'
import { noFilter } from '@/lib/domain/players-list/filter'
import { filterToQuery } from '@/lib/domain/players-list/query'
import { PlayerHeading } from './player-heading'
import { PlayerRow } from './player-row'
import { PlayersActions } from './players-actions'
import { NobodyFound, NoPlayers } from './players-empty'
import { PlayersToolbar } from './players-toolbar'

/** Everyone who can be bought, to search, narrow and sort. */
export function PlayersList({ players }: { players: readonly PlayerView[] }) {
  const [filter, change] = usePlayerFilter()
  const found = useFoundPlayers(players, filter)
  const top = useTopOfList(filterToQuery(filter))
  const exportCsv = useExportPlayers(found.players)
  return (
    <>
      <PageHeader
        title="Players"
        description={countText(players)}
        actions={players.length > 0 && <PlayersActions onExport={exportCsv} />}
      />
      {players.length === 0 ? (
        <NoPlayers />
      ) : (
        <>
          <div ref={top} className="sticky top-bar z-10 bg-bg">
            <PlayersToolbar
              filter={filter}
              onChange={change}
              clubs={clubsOf(players)}
              byPosition={found.byPosition}
              found={found.players.length}
              free={found.free}
            />
            <div className="rounded-t-md border border-line bg-surface max-md:hidden">
              <PlayerHeading filter={filter} onChange={change} />
            </div>
          </div>
          <div className="overflow-hidden rounded-b-md border border-line bg-surface max-md:rounded-t-md md:border-t-0">
            {found.players.length === 0 ? (
              <NobodyFound text={filter.text} onClear={() => change(noFilter)} />
            ) : (
              <VirtualList
                label="Players"
                items={found.players}
                itemKey={(player) => player.id}
                estimateSize={60}
                renderItem={(player) => <PlayerRow player={player} />}
              />
            )}
          </div>
        </>
      )}
    </>
  )
}

function countText(players: readonly PlayerView[]): string {
  const owned = players.filter(({ owner }) => owner !== null).length
  const number = (count: number) => count.toLocaleString('en-GB')
  return `${number(players.length)} in the league, ${number(owned)} of them owned`
}

const collator = new Intl.Collator('en', { sensitivity: 'base' })
function clubsOf(players: readonly PlayerView[]): string[] {
  const clubs = new Set(players.map(({ club }) => club))
  clubs.delete('')
  return [...clubs].sort(collator.compare)
}
