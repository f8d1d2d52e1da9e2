'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { toggled } from './toggled'

interface GroupChecksProps {
  label: string
  groups: readonly { value: string; label: string; size: number }[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** Positions or clubs to tick, each with how many free players it has. */
export function GroupChecks({ label, groups, chosen, onChange }: GroupChecksProps) {
  return (
    <fieldset aria-label={label} className="grid gap-x-6 gap-y-2 sm:grid-cols-2 md:grid-cols-3">
      {groups.map((group) => (
        <Checkbox
          key={group.value}
          checked={chosen.has(group.value)}
          disabled={group.size === 0}
          onCheckedChange={() => onChange(toggled(chosen, group.value))}
          label={
            <>
              {group.label} <span className="figure text-muted text-sm">{group.size}</span>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
