'use client'

import { useEffect, useEffectEvent } from 'react'
import type { EventType, LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveClient } from './live-context'
import { useRoom } from './use-room'

/** Calls `listener` with each fact of these rooms, of these types; for toasts and sounds, not for data. */
export function useRoomEvent<T extends EventType>(
  rooms: readonly Room[],
  types: readonly T[],
  listener: (event: LiveEvent<T>) => void,
): void {
  const { connection } = useLiveClient()
  useRoom(rooms)
  const hear = useEffectEvent((event: LiveEvent) => {
    if (rooms.includes(event.room) && (types as readonly EventType[]).includes(event.type)) {
      listener(event as LiveEvent<T>)
    }
  })
  useEffect(() => connection.onFact((event) => hear(event)), [connection])
}
