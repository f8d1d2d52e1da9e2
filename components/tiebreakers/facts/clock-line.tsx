'use client'

import { Clock } from 'lucide-react'
import { useServerClock } from '@/hooks/live/use-server-clock'
import { skewText } from '../words'

/** How far this device's clock and the server are apart: the countdown reckons with both. */
export function ClockLine() {
  const { skewMs, latencyMs } = useServerClock()
  if (latencyMs === null) return null
  return (
    <p className="flex items-center gap-2 text-muted text-sm">
      <Clock aria-hidden className="size-4 shrink-0" />
      <span className="figure">
        {skewText(skewMs)} · {latencyMs} ms to the server
      </span>
    </p>
  )
}
