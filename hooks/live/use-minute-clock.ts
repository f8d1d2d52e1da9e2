'use client'

import { useSyncExternalStore } from 'react'
import { useLiveClient } from './live-context'
import { onTick } from './ticker'

/** As fine as "2 minutes ago" needs. */
const STEP_MS = 15_000

/** The server's time in epoch ms, in steps: renders four times a minute. Null until the page is the browser's. */
export function useMinuteClock(): number | null {
  const { connection } = useLiveClient()
  const read = () => Math.floor(connection.serverNow() / STEP_MS) * STEP_MS
  return useSyncExternalStore<number | null>(onTick, read, () => null)
}
