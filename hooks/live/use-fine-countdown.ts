'use client'

import { useSyncExternalStore } from 'react'
import { useLiveClient } from './live-context'

const FINE_MS = 10_000
const TICK_MS = 100

const onTick = (listener: () => void) => {
  const timer = setInterval(listener, TICK_MS)
  return () => clearInterval(timer)
}

/**
 * Milliseconds until an instant, by the server's clock: whole seconds at first, tenths in the last ten. 0 once it is
 * past, null without an instant. Renders no oftener than what it says changes.
 */
export function useFineCountdown(until: string | null): number | null {
  const { connection } = useLiveClient()
  const read = () => {
    if (until === null) return null
    const left = Math.max(0, Date.parse(until) - connection.serverNow())
    const grain = left > FINE_MS ? 1000 : 100
    return Math.ceil(left / grain) * grain
  }
  return useSyncExternalStore(onTick, read, () => null)
}
