import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, toneFill } from './tone'

export type MeterSegment = {
  label: ReactNode
  /** Its share, in any unit. */
  value: number
  /** What the legend prints: '£210.00'. */
  text: ReactNode
  tone?: Tone
  /** Striped: set aside, not gone. */
  hatched?: boolean
}

export type MeterProps = {
  /** What the whole is: 'Budget'. */
  label: string
  segments: readonly MeterSegment[]
  /** The whole, when the segments need not fill it. */
  total?: number
  hideLegend?: boolean
  className?: string
}

const hatch = 'bg-[repeating-linear-gradient(135deg,transparent_0_3px,var(--color-surface)_3px_5px)]'

/** A whole cut in parts. The legend says everything the bar shows. */
export function Meter({ label, segments, total, hideLegend, className }: MeterProps) {
  const whole = total ?? segments.reduce((sum, segment) => sum + segment.value, 0)
  return (
    <figure className={cn('grid gap-2.5', className)} aria-label={label}>
      <div
        aria-hidden
        className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        {segments.map((segment, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: segments keep their places
            key={index}
            className={cn(
              'h-full transition-[width] duration-calm',
              segment.value <= 0 && 'hidden',
              toneFill[segment.tone ?? 'neutral'],
            )}
            style={{ width: whole > 0 ? `${(Math.max(0, segment.value) / whole) * 100}%` : 0 }}
          >
            {segment.hatched && <div className={cn('size-full', hatch)} />}
          </div>
        ))}
      </div>
      <dl className={cn('flex flex-wrap gap-x-5 gap-y-1 text-sm', hideLegend && 'sr-only')}>
        {segments.map((segment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments keep their places
          <div key={index} className="flex items-center gap-2">
            <span
              aria-hidden
              className={cn('size-2.5 overflow-hidden rounded-xs', toneFill[segment.tone ?? 'neutral'])}
            >
              {segment.hatched && <span className={cn('block size-full', hatch)} />}
            </span>
            <dt className="text-muted">{segment.label}</dt>
            <dd className="figure font-medium">{segment.text}</dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}
