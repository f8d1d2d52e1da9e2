import type { ReactNode } from 'react'
import { cn } from './cn'

export type ToolbarProps = {
  /** Its accessible name: 'Filter players'. */
  label: string
  /** Filters and search; they take the room there is. */
  children: ReactNode
  /** At the end: counts, sorting, actions. */
  end?: ReactNode
  /** Stays under the top bar while the list scrolls. */
  sticky?: boolean
  className?: string
}

export function Toolbar({ label, children, end, sticky, className }: ToolbarProps) {
  return (
    <fieldset
      aria-label={label}
      className={cn(
        'flex min-w-0 flex-wrap items-center gap-2 py-3',
        sticky && 'sticky top-bar z-10 border-b bg-bg',
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:basis-full">{children}</div>
      {end && <div className="figure flex items-center gap-2 text-muted text-sm">{end}</div>}
    </fieldset>
  )
}
