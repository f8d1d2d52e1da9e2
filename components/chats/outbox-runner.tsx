'use client'

import { useOutboxRunner } from '@/hooks/chats/use-outbox-runner'

/** Sends what was written in a chat, on whatever page one is. */
export function OutboxRunner({ userId }: { userId: string }) {
  useOutboxRunner(userId)
  return null
}
