'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FollowedRoom } from '@/lib/client/room-subscriptions'
import { useLiveClient } from '../live/live-context'
import { type SeenEvents, withSeen } from './seen-events'

export type { FollowedRoom }

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

/** Every event as it comes to this tab. */
export function useSeenEvents(): SeenEvents & { clear: () => void } {
  const { connection } = useLiveClient()
  const [seen, setSeen] = useState<SeenEvents>({ count: 0, kept: [] })
  useEffect(
    () =>
      connection.lookOn({
        onDelivered(event) {
          const seenAt = connection.serverNow()
          setSeen((before) => withSeen(before, event, seenAt))
        },
      }),
    [connection],
  )
  return { ...seen, clear: () => setSeen(({ count }) => ({ count, kept: [] })) }
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
