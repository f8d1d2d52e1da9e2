'use client'

import { Progress as Primitive } from 'radix-ui'
import { cn } from './cn'

export type ProgressProps = {
  label: string
  /** Null while nobody can say how far it is. */
  value: number | null
  max?: number
  /** What is printed at the end of the line: '120 of 400'. */
  text?: string
  className?: string
}

export function Progress({ label, value, max = 100, text, className }: ProgressProps) {
  return (
    <div className={cn('grid gap-1.5', className)}>
      <div className="flex justify-between gap-3 text-sm">
        <span className="font-medium">{label}</span>
        {text && <span className="figure text-muted">{text}</span>}
      </div>
      <Primitive.Root
        aria-label={label}
        value={value}
        max={max}
        getValueLabel={(now, most) => text ?? `${Math.round((now / most) * 100)}%`}
        className="h-2 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <Primitive.Indicator
          className={cn(
            'h-full rounded-full bg-accent transition-[width] duration-calm',
            value === null && 'animate-breathe opacity-60',
          )}
          style={{ width: value === null ? '100%' : `${Math.min(100, (value / max) * 100)}%` }}
        />
      </Primitive.Root>
    </div>
  )
}
