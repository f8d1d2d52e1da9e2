import { Kbd } from '@/components/ui/kbd'
import { SearchInput } from '@/components/ui/search-input'
import { Toolbar } from '@/components/ui/toolbar'
import { useSlashKey } from '@/hooks/players/use-slash-key'
import type { PositionCounts } from '@/lib/domain/players-list/filter'
import { ClubSelect, type FilterSelectProps, OwnerSelect } from './filter-selects'
import { FilterSheet } from './filter-sheet'
import { PositionFilter } from './position-filter'

interface PlayersToolbarProps extends FilterSelectProps {
  byPosition: PositionCounts
  found: number
  free: number
}

export function PlayersToolbar({ byPosition, found, free, ...props }: PlayersToolbarProps) {
  const { filter, onChange } = props
  const search = useSlashKey()
  return (
    <Toolbar
      label="Filter players"
      className="max-sm:gap-0 max-sm:py-2"
      end={
        <p aria-live="polite" className="whitespace-nowrap max-sm:sr-only">
          {found === 1 ? '1 player' : `${found.toLocaleString('en-GB')} players`},{' '}
          {free.toLocaleString('en-GB')} free
        </p>
      }
    >
      <div className="flex min-w-0 items-center gap-2 max-md:basis-full">
        <div className="relative min-w-0 flex-1 md:w-60">
          <SearchInput
            ref={search}
            label="Search players"
            autoComplete="off"
            spellCheck={false}
            value={filter.text}
            onValueChange={(text) => onChange({ text })}
          />
          {filter.text === '' && (
            <Kbd
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-2.5 my-auto pointer-coarse:hidden"
            >
              /
            </Kbd>
          )}
        </div>
        <div className="md:hidden">
          <FilterSheet {...props} found={found} />
        </div>
      </div>
      <PositionFilter
        value={filter.position}
        counts={byPosition}
        onChange={(position) => onChange({ position })}
      />
      <div className="flex gap-2 max-md:hidden [&>*]:w-38">
        <ClubSelect {...props} label="Club" />
        <OwnerSelect filter={filter} onChange={onChange} label="Owner" />
      </div>
    </Toolbar>
  )
}
