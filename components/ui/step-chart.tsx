'use client'

import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { cn } from './cn'
import { pathOf, pointAt, type StepPoint, xOf, yOf } from './step-path'

export type StepChartProps = {
  /** What it shows: 'Balance over time'. */
  label: string
  /** In order of time, at least one. */
  points: readonly StepPoint[]
  /** Up to when the last one holds; milliseconds. */
  until: number
  /** A point's value and its time, as text. */
  valueText: (value: number) => string
  timeText: (at: number) => string
  /** The whole of it in a sentence, for whoever does not see it. */
  summary: string
  className?: string
}

/** A figure over time that jumps and stays: a line in steps. A mouse, a finger or the arrow keys read its points. */
export function StepChart(props: StepChartProps) {
  const { label, points, until, valueText, timeText, summary, className } = props
  const [read, setRead] = useState<number | null>(null)
  const last = points.length - 1
  const index = read === null ? null : Math.min(read, last)
  const point = points[index ?? last]
  if (!point) return null
  const frame = { from: points[0]?.at ?? 0, until, top: Math.max(...points.map(({ value }) => value), 1) }
  const line = pathOf(points, frame)

  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setRead(pointAt(points, frame, (event.clientX - box.left) / box.width))
  }
  const step = (event: KeyboardEvent) => {
    const at = index ?? last
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key]
    if (next === undefined && event.key !== 'Escape') return
    event.preventDefault()
    setRead(next === undefined ? null : Math.min(last, Math.max(0, next)))
  }
  return (
    <figure className={cn('grid gap-1.5', className)}>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-3 text-muted text-sm">
        <span>{index === null ? label : timeText(point.at)}</span>
        <span className="figure font-medium text-text">{index === null ? ' ' : valueText(point.value)}</span>
        <span className="sr-only">{summary}</span>
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`${label}, point by point`}
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={(index ?? last) + 1}
        aria-valuetext={`${timeText(point.at)}: ${valueText(point.value)}`}
        onKeyDown={step}
        onBlur={() => setRead(null)}
        onPointerDown={follow}
        onPointerMove={follow}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setRead(null)}
        className="relative h-28 cursor-crosshair touch-pan-y rounded-xs border-line-strong border-b"
      >
        <svg
          aria-hidden
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          <path d={`${line}V1000H0Z`} className="fill-text/6" />
          <path
            d={line}
            vectorEffect="non-scaling-stroke"
            className="fill-none stroke-2 stroke-text/75 [stroke-linejoin:round]"
          />
        </svg>
        {index !== null && (
          <>
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 w-px bg-line-strong"
              style={{ left: `${xOf(point, frame) / 10}%` }}
            />
            <span
              aria-hidden
              className="-translate-1/2 pointer-events-none absolute size-2.5 rounded-full border-2 border-surface bg-text"
              style={{ left: `${xOf(point, frame) / 10}%`, top: `${yOf(point, frame) / 10}%` }}
            />
          </>
        )}
      </div>
      <div aria-hidden className="figure flex justify-between text-muted text-xs">
        <span>{timeText(frame.from)}</span>
        <span>{timeText(until)}</span>
      </div>
    </figure>
  )
}
