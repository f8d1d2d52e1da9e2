import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { MoneyKind } from '@/lib/contracts/views'
import { postedKinds } from '@/lib/domain/statement/filter'
import { moneyKinds } from './kinds'
import type { FilterProps } from './statement-props'

/** Each control of a statement's filter; a name of its own unless a Field gives it one. */
type FieldProps = FilterProps & { label?: string }

export function KindSelect({ filter, onChange, label }: FieldProps) {
  return (
    <Select
      aria-label={label}
      value={filter.kind ?? ''}
      placeholder="All kinds"
      options={postedKinds.map((value) => ({ value, label: moneyKinds[value].word }))}
      onChange={(event) => onChange({ kind: (event.target.value || null) as MoneyKind | null })}
    />
  )
}

export function PlayerSelect({ filter, players, onChange, label }: FieldProps) {
  return (
    <Select
      aria-label={label}
      value={filter.playerId ?? ''}
      placeholder="All players"
      options={players.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => onChange({ playerId: event.target.value || null })}
    >
      {filter.playerId && !players.some(({ id }) => id === filter.playerId) && (
        <option value={filter.playerId}>A player of no line</option>
      )}
    </Select>
  )
}

export function FromInput({ filter, onChange, label }: FieldProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={filter.from ?? ''}
      {...(filter.to ? { max: filter.to } : {})}
      onChange={(event) => onChange({ from: event.target.value || null })}
    />
  )
}

export function ToInput({ filter, onChange, label }: FieldProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={filter.to ?? ''}
      {...(filter.from ? { min: filter.from } : {})}
      onChange={(event) => onChange({ to: event.target.value || null })}
    />
  )
}
