'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FollowedRoom } from '@/lib/client/room-subscriptions'
import type { DeliveredEvent } from '@/lib/contracts/events'
import { useLiveClient } from '../live/live-context'

export type { FollowedRoom }

/** Enough to read; more would only slow the page that is to be watched. */
const KEEP = 200

export interface SeenEvent {
  n: number
  /** By the server's clock, epoch ms. */
  seenAt: number
  event: DeliveredEvent
}

/** The tab's rooms, looked at again whenever the connection changes and every second. */
export function useFollowedRooms() {
  const { connection } = useLiveClient()
  const [rooms, setRooms] = useState(() => connection.rooms.list())
  useEffect(() => {
    const look = () => setRooms(connection.rooms.list())
    look()
    const stop = connection.onChange(look)
    const timer = setInterval(look, 1_000)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [connection])
  return rooms
}

/** Every event as it comes to this tab, newest first. */
export function useSeenEvents(): { seen: readonly SeenEvent[]; clear: () => void } {
  const { connection } = useLiveClient()
  const [seen, setSeen] = useState<readonly SeenEvent[]>([])
  useEffect(
    () =>
      connection.lookOn({
        onDelivered(event) {
          const seenAt = connection.serverNow()
          setSeen((before) => [{ n: (before[0]?.n ?? 0) + 1, seenAt, event }, ...before].slice(0, KEEP))
        },
      }),
    [connection],
  )
  return { seen, clear: () => setSeen([]) }
}

/** Breaking the live channel on purpose, and mending it; leaving the page mends it, too. */
export function useCut() {
  const { connection } = useLiveClient()
  const isCut = useSyncExternalStore(
    connection.onChange,
    () => connection.isCut,
    () => false,
  )
  useEffect(
    () => () => {
      if (connection.isCut) connection.mend()
    },
    [connection],
  )
  return { isCut, cut: () => connection.cut(), mend: () => connection.mend() }
}
