'use client'

import { useEffect, useEffectEvent } from 'react'
import type { ConnectionStatus } from '@/lib/client/connection-state'
import type { EventType, LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveClient } from './live-context'
import { useConnectionStatus } from './use-connection-status'
import { useRoom } from './use-room'

export interface WebSocketUse {
  /** The tab is in these while the component is mounted. */
  rooms?: readonly Room[]
  /** Called with each fact of these rooms, by type and in order; for toasts and sounds, not for data: that is useLiveQuery's. */
  on?: { [T in EventType]?: (event: LiveEvent<T>) => void }
}

export interface WebSocketState {
  status: ConnectionStatus
  /** A socket is open: every change shows as it happens. */
  isConnected: boolean
  /** The server's time in epoch ms. Stable: call it when the time is wanted. */
  serverNow: () => number
}

/** The tab's one socket: how it is, and what these rooms tell. */
export function useWebSocket({ rooms = [], on = {} }: WebSocketUse = {}): WebSocketState {
  const { connection } = useLiveClient()
  const status = useConnectionStatus()
  useRoom(rooms)
  const hear = useEffectEvent((event: LiveEvent) => {
    if (!rooms.includes(event.room)) return
    const listener = on[event.type] as ((event: LiveEvent) => void) | undefined
    listener?.(event)
  })
  useEffect(() => connection.onFact((event) => hear(event)), [connection])
  return { status, isConnected: status === 'live', serverNow: connection.serverNow }
}
