'use client'

import { SearchX } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { VirtualList } from '@/components/ui/virtual-list'
import type { SheetEditor } from '@/hooks/rounds/use-sheet-editor'
import type { CurrencyView } from '@/lib/contracts/money'
import type { RosterRules } from '@/lib/contracts/round-rules'
import type { PlayerView } from '@/lib/contracts/views'
import type { Draft } from '@/lib/domain/bid-sheet/edit-sheet'
import type { SheetFigures } from '@/lib/domain/bid-sheet/sheet-figures'
import { BidRow } from './bid-row'
import { SheetToolbar } from './sheet-toolbar'
import { useSheetFilter } from './use-sheet-filter'

interface SheetPlayersProps {
  players: readonly PlayerView[]
  draft: Draft
  submitted: Draft
  figures: SheetFigures
  editor: SheetEditor
  currency: CurrencyView
  positions: RosterRules['positions']
  locked: boolean
}

/** The round's players, each with its bid. */
export function SheetPlayers(props: SheetPlayersProps) {
  const { players, draft, submitted, figures, editor, currency, positions, locked } = props
  const { entries } = editor.state
  const filter = useSheetFilter(players, (id) => id in draft || id in entries || id in submitted)
  const places = useMemo(
    () => new Map(positions.map(({ code, name }, index) => [code, { index, name }])),
    [positions],
  )
  const { type, step, enter, leave } = editor
  const acts = useMemo(() => ({ type, step, enter, leave }), [type, step, enter, leave])
  const problemOf = (playerId: string) => {
    const reading = entries[playerId]?.reading
    return reading && 'problem' in reading ? reading.problem : figures.problems.get(playerId)
  }
  return (
    <div>
      <SheetToolbar filter={filter} positions={positions} bidCount={figures.bidCount} />
      <Panel flush className="mt-3">
        {filter.shown.length === 0 ? (
          <Nobody mine={filter.show === 'mine'} onShowAll={() => showAll(filter)} />
        ) : (
          <VirtualList
            label="Players of this round"
            items={filter.shown}
            itemKey={(player) => player.id}
            estimateSize={65}
            renderItem={(player, index) => (
              <BidRow
                player={player}
                index={index}
                position={places.get(player.position) ?? { index: 0, name: player.position }}
                currency={currency}
                text={editor.textOf(player.id)}
                chosen={player.id in draft}
                problem={problemOf(player.id)}
                sealed={submitted[player.id]}
                locked={locked || (player.owner !== null && !(player.id in draft))}
                acts={acts}
              />
            )}
          />
        )}
      </Panel>
      <p className="mt-2 text-muted text-sm max-lg:hidden">
        Up, down and Enter go from bid to bid; with Shift, up and down move a bid by a step.
      </p>
    </div>
  )
}

function showAll(filter: ReturnType<typeof useSheetFilter>) {
  filter.setSearch('')
  filter.setPosition('')
  filter.setShow('all')
}

function Nobody({ mine, onShowAll }: { mine: boolean; onShowAll: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={mine ? 'None of your bids is here' : 'Nobody by that name'}
      description={
        mine ? 'Write an amount beside a player to bid on him.' : 'Try fewer letters, or another position.'
      }
      action={<Button onClick={onShowAll}>Show all players</Button>}
    />
  )
}
