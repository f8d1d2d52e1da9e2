'use client'

import { ConnectionMark } from '@/components/shell/connection-mark'
import { useConnectionStatus } from '@/hooks/live/use-connection-status'
import { useServerClock } from '@/hooks/live/use-server-clock'

/** Whether this tab is told of changes, and how far the server is. */
export function LiveMark() {
  const state = useConnectionStatus()
  const { latencyMs } = useServerClock()
  return <ConnectionMark state={state} {...(latencyMs === null ? {} : { latencyMs })} />
}
