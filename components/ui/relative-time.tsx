'use client'

import { useEffect, useState } from 'react'

export type RelativeTimeProps = {
  /** An instant: ISO text, milliseconds or a Date. */
  at: string | number | Date
  /** The time to count from; left out, this device's clock, every half minute. */
  now?: number
  className?: string
}

const steps = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [604_800, 'day', 86_400],
] as const

/** '4 minutes ago', 'tomorrow'; the exact time under a mouse. A week and older is a date. */
export function RelativeTime({ at, now, className }: RelativeTimeProps) {
  const [own, setOwn] = useState(() => Date.now())
  useEffect(() => {
    if (now !== undefined) return
    const timer = setInterval(() => setOwn(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [now])
  const date = new Date(at)
  return (
    // The server's zone and clock differ from the reader's, so the first text may too.
    <time
      dateTime={date.toISOString()}
      title={date.toLocaleString('en-GB')}
      className={className}
      suppressHydrationWarning
    >
      {relativeText(date, now ?? own)}
    </time>
  )
}

export function relativeText(date: Date, now: number) {
  const seconds = Math.round((date.getTime() - now) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 10) return 'just now'
  for (const [below, unit, size] of steps) {
    if (distance < below) {
      return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit)
    }
  }
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
