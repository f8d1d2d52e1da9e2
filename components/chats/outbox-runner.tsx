'use client'

import { useOutboxRunner } from '@/hooks/chats/use-outbox-runner'
import { useLeague } from '@/hooks/leagues/league-context'

/** Sends what was written in a chat, on whatever page of the league one is. */
export function OutboxRunner() {
  useOutboxRunner(useLeague().me.userId)
  return null
}
