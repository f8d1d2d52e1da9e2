'use client'

import { useEffect } from 'react'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveClient } from './live-context'

/** Keeps the tab in these rooms while the component is mounted; the tab is in each once however many ask. */
export function useRoom(rooms: readonly Room[]): void {
  const { connection } = useLiveClient()
  const names = rooms.join(' ')
  useEffect(() => {
    const releases = names
      .split(' ')
      .filter(Boolean)
      .map((room) => connection.retain(room as Room))
    return () => {
      for (const release of releases) release()
    }
  }, [connection, names])
}
