'use client'

import { useMemo } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PlayerView } from '@/lib/contracts/views'
import { count } from '../words'
import { GroupChecks } from './group-checks'
import type { PlayerChoice } from './new-round'
import { PlayerPicker } from './player-picker'

interface PlayersFieldProps {
  free: readonly PlayerView[]
  value: PlayerChoice
  onChange: (value: PlayerChoice) => void
}

/** Which players are up: all that are free, whole positions or clubs, or one by one. */
export function PlayersField({ free, value, onChange }: PlayersFieldProps) {
  const { roster } = useLeague()
  const positions = useMemo(() => {
    const sizes = countBy(free, (player) => player.position)
    return roster.positions.map(({ code, name }) => ({
      value: code,
      label: name,
      size: sizes.get(code) ?? 0,
    }))
  }, [free, roster])
  const clubs = useMemo(
    () =>
      [...countBy(free, (player) => player.club)]
        .map(([club, size]) => ({ value: club, label: club || 'No club', size }))
        .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    [free],
  )
  const pick = (kind: string) =>
    onChange(kind === 'all' ? { kind } : { kind: kind as 'position', chosen: new Set() })
  const choose = (chosen: ReadonlySet<string>) => {
    if (value.kind !== 'all') onChange({ kind: value.kind, chosen })
  }
  return (
    <div className="grid gap-4">
      <RadioGroup
        label="Players in the round"
        hideLabel
        value={value.kind}
        onValueChange={pick}
        className="sm:grid-cols-2"
        options={[
          { value: 'all', label: 'All free players', hint: count(free.length, 'player') },
          { value: 'position', label: 'By position', hint: 'Keepers today, forwards tomorrow' },
          { value: 'club', label: 'By club', hint: count(clubs.length, 'club') },
          { value: 'selection', label: 'One by one', hint: 'Search and tick' },
        ]}
      />
      {value.kind === 'position' && (
        <GroupChecks label="Positions" groups={positions} chosen={value.chosen} onChange={choose} />
      )}
      {value.kind === 'club' && (
        <GroupChecks label="Clubs" groups={clubs} chosen={value.chosen} onChange={choose} />
      )}
      {value.kind === 'selection' && <PlayerPicker players={free} chosen={value.chosen} onChange={choose} />}
    </div>
  )
}

function countBy(players: readonly PlayerView[], keyOf: (player: PlayerView) => string): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const player of players) sizes.set(keyOf(player), (sizes.get(keyOf(player)) ?? 0) + 1)
  return sizes
}
