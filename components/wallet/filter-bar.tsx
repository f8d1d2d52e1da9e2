import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { isNarrowed, wholeStatement } from '@/lib/domain/statement/filter'
import { FromInput, KindSelect, PlayerSelect, ToInput } from './filter-fields'
import type { FilterProps } from './statement-props'

/** Beside each other where there is room. */
export function FilterBar(props: FilterProps) {
  return (
    <fieldset
      aria-label="Filter the statement"
      className="flex flex-wrap items-center gap-2 border-b px-4 py-2.5 max-md:hidden md:px-5"
    >
      <div className="w-34">
        <KindSelect {...props} label="Kind" />
      </div>
      <div className="w-40">
        <PlayerSelect {...props} label="Player" />
      </div>
      <div className="flex items-center gap-2 text-muted text-sm [&_input]:w-38">
        <FromInput {...props} label="From" />
        to
        <ToInput {...props} label="To" />
      </div>
      {isNarrowed(props.filter) && (
        <Button size="sm" variant="ghost" onClick={() => props.onChange(wholeStatement)}>
          Clear
        </Button>
      )}
    </fieldset>
  )
}

/** On a phone: a button that opens them. */
export function FilterSheet(props: FilterProps) {
  const { filter, onChange } = props
  const [open, setOpen] = useState(false)
  const set = [filter.kind, filter.playerId, filter.from, filter.to].filter((each) => each !== null).length
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title="Filter the statement"
      trigger={
        <Button size="sm" icon={<SlidersHorizontal aria-hidden />} className="md:hidden">
          {set > 0 ? `Filter, ${set} set` : 'Filter'}
        </Button>
      }
      footer={
        <>
          <Button variant="ghost" onClick={() => onChange(wholeStatement)}>
            Clear
          </Button>
          <Button variant="primary" onClick={() => setOpen(false)}>
            Show lines
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="Kind">
          <KindSelect {...props} />
        </Field>
        <Field label="Player">
          <PlayerSelect {...props} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="From">
            <FromInput {...props} />
          </Field>
          <Field label="To">
            <ToInput {...props} />
          </Field>
        </div>
      </div>
    </Sheet>
  )
}
