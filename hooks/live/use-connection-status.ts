'use client'

import { useSyncExternalStore } from 'react'
import type { ConnectionStatus } from '@/lib/client/connection-state'
import { useLiveClient } from './live-context'

/** connecting, live, polling or offline: what the mark in the page says. */
export function useConnectionStatus(): ConnectionStatus {
  const { connection } = useLiveClient()
  return useSyncExternalStore(
    connection.onChange,
    () => connection.status,
    () => 'connecting',
  )
}
