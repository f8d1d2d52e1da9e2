import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Sheet } from '@/components/ui/sheet'
import { noFilter, type PlayerSort, playerSorts } from '@/lib/domain/players-list/filter'
import { ClubSelect, type FilterSelectProps, OwnerSelect } from './filter-selects'
import { sortNames, startsDescending } from './sort-names'

/** What a phone has no room for beside the search: club, owner and order. */
export function FilterSheet({ found, ...props }: FilterSelectProps & { found: number }) {
  const { filter, onChange } = props
  const [open, setOpen] = useState(false)
  const narrowed = Number(filter.club !== null) + Number(filter.owner !== 'any')
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title="Filter and sort"
      trigger={
        <IconButton
          label={narrowed > 0 ? `Filter and sort, ${narrowed} set` : 'Filter and sort'}
          variant="secondary"
          className="relative"
        >
          <SlidersHorizontal aria-hidden />
          {narrowed > 0 && (
            <span aria-hidden className="absolute -top-1 -right-1 size-2.5 rounded-full bg-accent" />
          )}
        </IconButton>
      }
      footer={
        <>
          <Button variant="ghost" onClick={() => onChange({ ...noFilter, text: filter.text })}>
            Clear
          </Button>
          <Button variant="primary" onClick={() => setOpen(false)}>
            {found === 1 ? 'Show 1 player' : `Show ${found} players`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="Club">
          <ClubSelect {...props} />
        </Field>
        <Field label="Owner">
          <OwnerSelect filter={filter} onChange={onChange} />
        </Field>
        <Field label="Sort by">
          <Select
            value={filter.sort}
            options={playerSorts.map((sort) => ({ value: sort, label: sortNames[sort] }))}
            onChange={(event) => {
              const sort = event.target.value as PlayerSort
              onChange({ sort, descending: startsDescending(sort) })
            }}
          />
        </Field>
        <Segmented
          label="Direction"
          block
          value={filter.descending ? 'down' : 'up'}
          options={directions(filter.sort)}
          onValueChange={(value) => onChange({ descending: value === 'down' })}
        />
      </div>
    </Sheet>
  )
}

function directions(sort: PlayerSort) {
  if (sort === 'price') {
    return [
      { value: 'down', label: 'Dearest first' },
      { value: 'up', label: 'Cheapest first' },
    ]
  }
  const [up, down] = sort === 'position' ? ['First to last', 'Last to first'] : ['A to Z', 'Z to A']
  return [
    { value: 'up', label: up },
    { value: 'down', label: down },
  ]
}
