import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { PlayerFilter, PlayerSort } from '@/lib/domain/players-list/filter'
import { playerColumns } from './player-columns'
import { sortNames, startsDescending } from './sort-names'

interface PlayerHeadingProps {
  filter: PlayerFilter
  onChange: (change: Partial<PlayerFilter>) => void
}

const columns: readonly { sort: PlayerSort; label: string; className?: string }[] = [
  { sort: 'position', label: 'Pos.' },
  { sort: 'name', label: 'Player' },
  { sort: 'club', label: 'Club' },
  { sort: 'price', label: 'Base price', className: 'justify-end' },
  { sort: 'owner', label: 'Owner and price paid' },
]

/** The columns' names, which sort. From `md` up; a phone sorts in the filter sheet. */
export function PlayerHeading({ filter, onChange }: PlayerHeadingProps) {
  return (
    <fieldset aria-label="Sort by" className={cn(playerColumns, 'h-9 max-md:hidden')}>
      {columns.map(({ sort, label, className }) => {
        const active = filter.sort === sort
        const Arrow = !active ? ChevronsUpDown : filter.descending ? ArrowDown : ArrowUp
        return (
          <button
            key={sort}
            type="button"
            aria-pressed={active}
            title={`Sort by ${sortNames[sort].toLowerCase()}`}
            onClick={() =>
              onChange({ sort, descending: active ? !filter.descending : startsDescending(sort) })
            }
            className={cn(
              'flex items-center gap-1 whitespace-nowrap rounded-xs font-medium text-muted text-sm hover:text-text aria-pressed:text-text',
              className,
            )}
          >
            {label}
            <Arrow aria-hidden className={cn('size-3.5 shrink-0', !active && 'opacity-60')} />
            {active && <span className="sr-only">{filter.descending ? 'descending' : 'ascending'}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}
