'use client'

import { useSyncExternalStore } from 'react'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveClient } from './live-context'
import { useRoom } from './use-room'

const NOBODY: readonly string[] = []

/** Who of these rooms' people is online now, by user id: rooms of leagues and of direct chats tell it. Empty while unknown. */
export function usePresence(...rooms: Room[]): ReadonlySet<string> {
  const { signals } = useLiveClient().connection
  useRoom(rooms)
  // One text for all of them: a snapshot that compares.
  const present = useSyncExternalStore(
    signals.onChange,
    () => rooms.flatMap((room) => signals.presentIn(room) ?? NOBODY).join(' '),
    () => '',
  )
  return new Set(present.split(' ').filter(Boolean))
}
