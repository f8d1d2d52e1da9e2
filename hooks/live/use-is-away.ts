'use client'

import { isAway } from '@/lib/client/connection-state'
import { useConnectionStatus } from './use-connection-status'

/** There is no connection now: what is done waits, or does not happen. A page that is just opening is not away. */
export function useIsAway(): boolean {
  const status = useConnectionStatus()
  return isAway(status, typeof navigator === 'undefined' || navigator.onLine)
}
