'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { SearchInput } from '@/components/ui/search-input'
import { Toolbar } from '@/components/ui/toolbar'
import { VirtualList } from '@/components/ui/virtual-list'
import type { PlayerView } from '@/lib/contracts/views'
import { fold } from '../fold'
import { toggled } from './toggled'

interface PlayerPickerProps {
  players: readonly PlayerView[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** Thousands of players to search and tick. */
export function PlayerPicker({ players, chosen, onChange }: PlayerPickerProps) {
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(fold(search.trim()))
  const shown = useMemo(
    () => players.filter(({ name, club, position }) => fold(`${name} ${club} ${position}`).includes(wanted)),
    [players, wanted],
  )
  return (
    <div>
      <Toolbar
        label="Find players"
        className="pt-0"
        end={
          <>
            <span aria-live="polite">{chosen.size} ticked</span>
            <Button
              size="sm"
              disabled={shown.length === 0}
              onClick={() => onChange(new Set([...chosen, ...shown.map((player) => player.id)]))}
            >
              Tick all shown
            </Button>
            <Button
              size="sm"
              variant="ghost"
              disabled={chosen.size === 0}
              onClick={() => onChange(new Set())}
            >
              Clear
            </Button>
          </>
        }
      >
        <SearchInput
          label="Name, club or position"
          value={search}
          onValueChange={setSearch}
          className="w-full sm:max-w-72"
        />
      </Toolbar>
      {shown.length === 0 ? (
        <p className="rounded-md border py-8 text-center text-muted">Nobody by that name is free.</p>
      ) : (
        <VirtualList
          label="Free players"
          scroll="container"
          className="h-80 rounded-md border"
          items={shown}
          estimateSize={49}
          itemKey={(player) => player.id}
          renderItem={(player) => (
            <Checkbox
              className="items-center px-4 py-3"
              checked={chosen.has(player.id)}
              onCheckedChange={() => onChange(toggled(chosen, player.id))}
              label={
                <>
                  {player.name}{' '}
                  <span className="text-muted text-sm">
                    {player.position} · {player.club}
                  </span>
                </>
              }
            />
          )}
        />
      )}
    </div>
  )
}
