'use client'

import { useOutboxRunner } from '@/hooks/outbox/use-outbox-runner'

/** Sends what waits for the connection, on whatever page one is. */
export function OutboxRunner({ userId }: { userId: string }) {
  useOutboxRunner(userId)
  return null
}
