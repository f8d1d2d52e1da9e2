'use client'

import { Clock } from 'lucide-react'
import { useConnectionStatus } from '@/hooks/live/use-connection-status'
import { useServerClock } from '@/hooks/live/use-server-clock'
import { clockText } from '../words'

/** How far this device's clock and the server are apart: the countdown reckons with both. */
export function ClockLine() {
  const text = clockText(useConnectionStatus(), useServerClock())
  if (text === null) return null
  return (
    <p className="flex items-center gap-2 text-muted text-sm">
      <Clock aria-hidden className="size-4 shrink-0" />
      <span className="figure">{text}</span>
    </p>
  )
}
