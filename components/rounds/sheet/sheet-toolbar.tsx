'use client'

import { SearchInput } from '@/components/ui/search-input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Toolbar } from '@/components/ui/toolbar'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { count } from '../words'
import type { SheetFilter, SheetShow } from './use-sheet-filter'

interface SheetToolbarProps {
  filter: SheetFilter
  positions: RosterRules['positions']
  bidCount: number
}

export function SheetToolbar({ filter, positions, bidCount }: SheetToolbarProps) {
  const options = [
    { value: '', label: 'All positions' },
    ...positions.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <Toolbar
      sticky
      label="Find players"
      className="max-lg:-mx-gutter max-lg:px-gutter max-lg:md:-mx-6 max-lg:md:px-6"
      end={<span className="max-sm:hidden">{count(filter.shown.length, 'player')}</span>}
    >
      <SearchInput
        label="Search players and clubs"
        value={filter.search}
        onValueChange={filter.setSearch}
        className="min-w-44 flex-1 max-sm:basis-full sm:max-w-72"
      />
      <Select
        aria-label="Position"
        value={filter.position}
        onChange={(event) => filter.setPosition(event.target.value)}
        options={options}
        className="max-sm:flex-1 sm:w-40"
      />
      <Segmented
        label="Which players"
        value={filter.show}
        onValueChange={(value) => filter.setShow(value as SheetShow)}
        options={[
          { value: 'all', label: 'All' },
          { value: 'mine', label: `My bids ${bidCount}` },
        ]}
      />
    </Toolbar>
  )
}
