'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import type { RulesForm, RulesProblems } from './new-round'
import type { ClockForm } from './tiebreaker-clock'

interface TiebreakerFieldsProps {
  form: Pick<RulesForm, 'live' | 'clock'>
  problems: RulesProblems
  onChange: (change: Partial<RulesForm>) => void
}

const fields: readonly { name: keyof ClockForm; label: string; hint: string }[] = [
  { name: 'seconds', label: 'Time to bid', hint: 'From the opening to the first close.' },
  { name: 'extendSeconds', label: 'Extension', hint: 'A bid in the last so many seconds adds as many.' },
  { name: 'capSeconds', label: 'Cap', hint: 'From the opening; no bid goes beyond it.' },
]

/** Whether ties are settled live, and by which clock. */
export function TiebreakerFields({ form, problems, onChange }: TiebreakerFieldsProps) {
  return (
    <div className="grid gap-4">
      <Switch
        label="Live tiebreaker"
        hint="Teams with the same bid settle it live, against the clock; the rest of the chain decides if nobody raises."
        checked={form.live}
        onCheckedChange={(live) => onChange({ live })}
      />
      {form.live && (
        <div className="grid items-start gap-4 sm:grid-cols-3">
          {fields.map(({ name, label, hint }) => (
            <Field key={name} label={label} aside="seconds" hint={hint} error={problems[name]}>
              <Input
                inputMode="numeric"
                value={form.clock[name]}
                onChange={(event) => onChange({ clock: { ...form.clock, [name]: event.target.value } })}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  )
}
