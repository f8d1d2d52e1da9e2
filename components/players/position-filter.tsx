import { Segmented } from '@/components/ui/segmented'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PositionCounts } from '@/lib/domain/players-list/filter'

interface PositionFilterProps {
  value: string | null
  counts: PositionCounts
  onChange: (position: string | null) => void
}

/** No code is this: they are upper case. */
const ALL = 'all'

/** One position or all, each with how many the other filters leave. */
export function PositionFilter({ value, counts, onChange }: PositionFilterProps) {
  const { roster } = useLeague()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const codes = roster.positions.map(({ code }) => code)
  const unknown = Object.keys(counts).filter((code) => !codes.includes(code))
  const options = [{ value: ALL, label: withCount('All', total) }]
  for (const code of [...codes, ...unknown]) {
    options.push({ value: code, label: withCount(code, counts[code] ?? 0) })
  }
  return (
    <Segmented
      label="Position"
      options={options}
      value={value ?? ALL}
      onValueChange={(position) => onChange(position === ALL ? null : position)}
    />
  )
}

function withCount(text: string, count: number) {
  return (
    <>
      {text} <span className="figure font-normal text-muted text-xs">{count}</span>
    </>
  )
}
