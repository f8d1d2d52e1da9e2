'use client'

import { useSyncExternalStore } from 'react'
import { useLiveClient } from './live-context'

export interface ServerClock {
  /** The server's time in epoch ms. Stable: call it when the time is wanted. */
  serverNow: () => number
  /** Server's minus this device's clock, in whole ms. */
  skewMs: number
  /** Of the last round trip, in whole ms; null until measured. */
  latencyMs: number | null
}

/** The server's clock as this tab knows it, for "your clock is 3 s fast" and the like. */
export function useServerClock(): ServerClock {
  const { connection } = useLiveClient()
  const skewMs = useSyncExternalStore(
    connection.onChange,
    () => Math.round(connection.clock.offset),
    () => 0,
  )
  const latencyMs = useSyncExternalStore(
    connection.onChange,
    () => (connection.clock.latency === null ? null : Math.round(connection.clock.latency)),
    () => null,
  )
  return { serverNow: connection.serverNow, skewMs, latencyMs }
}
