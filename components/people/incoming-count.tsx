'use client'

import { Count } from '@/components/shell/count'
import { usePeopleWebSocket } from '@/hooks/people/use-people-web-socket'

/** How many requests for a connection wait for my answer. */
export function IncomingCount() {
  const { data } = usePeopleWebSocket()
  const waiting = (data?.people ?? []).filter(({ state }) => state === 'incoming').length
  return waiting > 0 ? <Count value={waiting} /> : null
}
