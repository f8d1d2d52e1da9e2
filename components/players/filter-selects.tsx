import { Select } from '@/components/ui/select'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PlayerFilter } from '@/lib/domain/players-list/filter'

export interface FilterSelectProps {
  filter: PlayerFilter
  clubs: readonly string[]
  onChange: (change: Partial<PlayerFilter>) => void
}

export function ClubSelect({ filter, clubs, onChange, label }: FilterSelectProps & { label?: string }) {
  return (
    <Select
      aria-label={label}
      value={filter.club ?? ''}
      placeholder="All clubs"
      options={clubs.map((club) => ({ value: club, label: club }))}
      onChange={(event) => onChange({ club: event.target.value || null })}
    />
  )
}

export function OwnerSelect({
  filter,
  onChange,
  label,
}: Omit<FilterSelectProps, 'clubs'> & { label?: string }) {
  const { teams, me } = useLeague()
  const others = teams.filter(({ id }) => id !== me.teamId)
  return (
    <Select
      aria-label={label}
      value={filter.owner}
      onChange={(event) => onChange({ owner: event.target.value })}
    >
      <option value="any">All owners</option>
      <option value="free">Free</option>
      <option value="owned">Owned</option>
      {me.teamId && <option value="mine">My team</option>}
      <optgroup label="Teams">
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}
