import type { ReactNode } from 'react'
import { cn } from './cn'

export type StatProps = {
  label: ReactNode
  /** Text or a `Figure`. */
  value: ReactNode
  note?: ReactNode
  size?: 'md' | 'lg'
  className?: string
}

/** One number that matters, with what it is and what to make of it. Put several in a `StatRow`. */
export function Stat({ label, value, note, size = 'md', className }: StatProps) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-0.5', className)}>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className={cn('figure font-semibold', size === 'lg' ? 'text-3xl md:text-4xl' : 'text-2xl')}>
        {value}
      </dd>
      {note && <dd className="figure text-muted text-sm">{note}</dd>}
    </div>
  )
}

export type StatRowProps = {
  /** A grid of so many columns instead of a line that wraps. */
  columns?: 2 | 3
  className?: string
  children: ReactNode
}

export function StatRow({ columns, className, children }: StatRowProps) {
  return (
    <dl
      className={cn(
        'grid grid-cols-2 gap-x-6 gap-y-4',
        !columns && 'sm:flex sm:flex-wrap sm:gap-x-10',
        columns === 3 && 'sm:grid-cols-3',
        className,
      )}
    >
      {children}
    </dl>
  )
}
