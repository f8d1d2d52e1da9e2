'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Outbox, Outgoing } from '@/lib/client/outbox'
import type { DeedAnswer, DeedInput, KindName } from './kinds'
import { discardDeed, outboxOf } from './outbox'

export type { Outgoing }

const EMPTY: Outbox = []

/** Everything that waits for this person, in order, with what was refused. */
export function useOutbox(userId: string) {
  const sender = outboxOf(userId)
  const outbox = useSyncExternalStore(sender.onChange, sender.snapshot, () => EMPTY)
  return {
    items: useMemo(() => outbox.filter(({ state }) => state !== 'arrived'), [outbox]),
    retry: (id: string) => void sender.retry(id),
    /** @returns how to take it back */
    discard: (id: string) => discardDeed(userId, id),
  }
}

/** What of one kind and line is on its way, or has just arrived. */
export function useOutgoing<K extends KindName>(
  userId: string,
  kind: K,
  line: string,
): readonly Outgoing<DeedInput<K>, DeedAnswer<K>>[] {
  const sender = outboxOf(userId)
  const outbox = useSyncExternalStore(sender.onChange, sender.snapshot, () => EMPTY)
  return useMemo(() => {
    const all = outbox as readonly Outgoing<DeedInput<K>, DeedAnswer<K>>[]
    return all.filter((item) => item.kind === kind && item.line === line)
  }, [outbox, kind, line])
}
