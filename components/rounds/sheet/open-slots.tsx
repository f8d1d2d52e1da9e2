import { cn } from '@/components/ui/cn'
import { PositionBadge } from '@/components/ui/position-badge'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { type OpenSlots as Open, openAt } from '@/lib/domain/roster/open-slots'

/** How many more players the team may own, in all and at each position. */
export function OpenSlots({ open, positions }: { open: Open; positions: RosterRules['positions'] }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
      <p className="text-sm">
        <span className="text-muted">Open slots</span>{' '}
        <span className="figure font-medium">{open.total}</span>
      </p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1.5">
        {positions.map(({ code, name }, index) => {
          const slots = openAt(open, code)
          return (
            <li key={code} className="figure flex items-center gap-1.5 text-sm">
              <PositionBadge code={code} index={index} name={name} />
              <span className={cn(slots === 0 && 'text-muted')}>{slots === 0 ? 'full' : slots}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
