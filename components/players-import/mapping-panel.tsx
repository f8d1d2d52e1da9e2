'use client'

import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { ImportMapping } from '@/lib/contracts/endpoints/players'
import type { MappingProps } from './mapping-props'
import { PositionValues } from './position-values'
import { PriceUnit } from './price-unit'

/** Which column is what: guessed from the header, a person's to change. */
export function MappingPanel({ file, mapping, onChange }: MappingProps) {
  const columns = [...new Set(file.columns)].filter(Boolean).map((name) => ({ value: name, label: name }))
  const set = (change: Partial<ImportMapping>) => onChange({ ...mapping, ...change })
  const [first = '', second = ''] = mapping.name
  const setName = (parts: string[]) => set({ name: parts.filter(Boolean) })
  return (
    <Panel title="Columns" description="Guessed from the header. Change what is not right.">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name" error={first ? undefined : 'Choose the column of the name.'}>
          <Select
            options={columns}
            value={first}
            placeholder="Choose a column"
            onChange={({ target }) => setName([target.value, second])}
          />
        </Field>
        <Field label="Second part of the name" aside="optional">
          <Select
            options={columns}
            value={second}
            placeholder="None"
            disabled={!first}
            onChange={({ target }) => setName([first, target.value])}
          />
        </Field>
        <Optional
          label="Short name"
          none="Same as the name"
          columns={columns}
          value={mapping.shortName}
          onChange={(shortName) => set({ shortName })}
        />
        <Optional
          label="Club"
          none="No club"
          columns={columns}
          value={mapping.club}
          onChange={(club) => set({ club })}
        />
        <Optional
          label="Reference"
          none="Name and club together"
          hint="Tells a player of the last import from a new one."
          columns={columns}
          value={mapping.ref}
          onChange={(ref) => set({ ref })}
        />
        <Optional
          label="Price"
          none="Every base price is zero"
          columns={columns}
          value={mapping.price}
          onChange={(price) => set({ price })}
        />
        <Field label="Position" error={mapping.position ? undefined : 'Choose the column of the position.'}>
          <Select
            options={columns}
            value={mapping.position}
            placeholder="Choose a column"
            onChange={({ target }) => set({ position: target.value })}
          />
        </Field>
        {mapping.price !== null && (
          <PriceUnit key={mapping.price} file={file} mapping={mapping} onChange={onChange} />
        )}
      </div>
      {mapping.position !== '' && <PositionValues file={file} mapping={mapping} onChange={onChange} />}
    </Panel>
  )
}

type OptionalProps = {
  label: string
  /** What is done without a column. */
  none: string
  hint?: string
  columns: { value: string; label: string }[]
  value: string | null
  onChange: (column: string | null) => void
}

function Optional({ label, none, hint, columns, value, onChange }: OptionalProps) {
  return (
    <Field label={label} aside="optional" hint={hint}>
      <Select
        options={columns}
        value={value ?? ''}
        placeholder={none}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </Field>
  )
}
