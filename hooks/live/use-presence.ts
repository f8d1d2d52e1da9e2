'use client'

import { useSyncExternalStore } from 'react'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveClient } from './live-context'
import { useRoom } from './use-room'

/** Who of these rooms' people is online now, by user id: rooms of leagues and of direct chats tell it. Null while none has told. */
export function usePresence(...rooms: Room[]): ReadonlySet<string> | null {
  const { signals } = useLiveClient().connection
  useRoom(rooms)
  // One text for all of them: a snapshot that compares.
  const present = useSyncExternalStore(
    signals.onChange,
    () => {
      const told = rooms.flatMap((room) => signals.presentIn(room) ?? [])
      return rooms.some((room) => signals.presentIn(room)) ? told.join(' ') : null
    },
    () => null,
  )
  return present === null ? null : new Set(present.split(' ').filter(Boolean))
}
