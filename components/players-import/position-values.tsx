'use client'

import { useMemo } from 'react'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Select } from '@/components/ui/select'
import { useLeague } from '@/hooks/leagues/league-context'
import type { RosterRules } from '@/lib/contracts/round-rules'
import type { MappingProps } from './mapping-props'

/** A column with more different values than this holds something else. */
const MOST = 20

/** What each value of the position column means in this league. */
export function PositionValues({ file, mapping, onChange }: MappingProps) {
  const { positions } = useLeague().roster
  const values = useMemo(() => file.valuesOf(mapping.position), [file, mapping.position])
  if (values.length > MOST) {
    return (
      <InlineAlert
        tone="warning"
        role="status"
        className="mt-4"
        title={`“${mapping.position}” has ${values.length} different values`}
      >
        It does not look like a position. Choose another column.
      </InlineAlert>
    )
  }
  const set = (value: string, code: string) => {
    const { [value]: _, ...others } = mapping.positionValues
    onChange({ ...mapping, positionValues: code ? { ...others, [value]: code } : others })
  }
  return (
    <fieldset className="mt-5 border-t pt-4">
      <legend className="sr-only">What the positions of the file mean</legend>
      <p aria-hidden className="mb-3 font-medium text-sm">
        What the positions of the file mean
      </p>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {values.map((value) => {
          const meant = meaningOf(value, mapping.positionValues, positions)
          return (
            <Field key={value} label={`“${value}”`} error={meant ? undefined : 'Choose one.'}>
              <Select
                value={meant}
                placeholder="Unknown"
                options={positions.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
                onChange={({ target }) => set(value, target.value)}
              />
            </Field>
          )
        })}
      </div>
    </fieldset>
  )
}

/** As the server reads it: an entry first, then a code or a name of the roster. */
function meaningOf(
  value: string,
  entries: Record<string, string>,
  positions: RosterRules['positions'],
): string {
  const same = (text: string) => text.toLowerCase() === value.toLowerCase()
  const entry = Object.entries(entries).find(([key]) => same(key))?.[1]
  return entry ?? positions.find(({ code, name }) => same(code) || same(name))?.code ?? ''
}
