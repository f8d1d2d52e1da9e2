'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { useLeague } from '@/hooks/leagues/league-context'

interface TeamChoiceProps {
  /** Team ids. */
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** Some teams of the league, or all of them. */
export function TeamChoice({ chosen, onChange }: TeamChoiceProps) {
  const { teams } = useLeague()
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  const all = chosen.size === teams.length && teams.length > 0
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-2.5 font-medium text-sm">Teams</legend>
      <Checkbox
        label="All teams"
        checked={all ? true : chosen.size > 0 ? 'indeterminate' : false}
        onCheckedChange={(on) => onChange(new Set(on === true ? teams.map(({ id }) => id) : []))}
      />
      <div className="grid gap-2.5 border-t pt-2.5 sm:grid-cols-2">
        {teams.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.has(id)}
            onCheckedChange={(on) => toggle(id, on === true)}
          />
        ))}
      </div>
    </fieldset>
  )
}
