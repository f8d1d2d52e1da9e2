'use client'

import { useSyncExternalStore } from 'react'
import { useLiveClient } from './live-context'
import { onTick } from './ticker'

/**
 * Whole seconds until an instant, by the server's clock; 0 once it is past, null without an instant.
 * Renders once a second.
 */
export function useCountdown(until: string | null): number | null {
  const { connection } = useLiveClient()
  const read = () => {
    if (until === null) return null
    return Math.max(0, Math.ceil((Date.parse(until) - connection.serverNow()) / 1000))
  }
  return useSyncExternalStore(onTick, read, () => null)
}
