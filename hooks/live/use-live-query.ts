'use client'

import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { ApiError } from '@/lib/client/api-error'
import type { Dated } from '@/lib/client/as-of'
import type { CacheRules } from '@/lib/client/cache-rule'
import type { ConnectionStatus } from '@/lib/client/connection-state'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveClient } from './live-context'
import { useRoom } from './use-room'

export interface LiveQuery<T extends Dated> {
  /** From lib/contracts/query-keys. */
  key: readonly unknown[]
  fetch: (signal: AbortSignal) => Promise<T>
  /** The rooms that keep it fresh, as far as they are known beforehand: those that an answer's asOf names are joined too. */
  rooms: readonly Room[]
  rules: CacheRules<T>
  /** False: neither fetched nor subscribed. */
  enabled?: boolean
}

/** `catching_up`: connected, and something that happened is not on the page yet. */
export type Freshness = ConnectionStatus | 'catching_up'

export interface LiveResult<T> {
  data: T | undefined
  error: ApiError | null
  isPending: boolean
  freshness: Freshness
  refetch: () => Promise<unknown>
}

/** A read that rooms keep fresh: fetched once, then changed by events, and read again when those do not tell enough. */
export function useLiveQuery<T extends Dated>({
  key,
  fetch,
  rooms,
  rules,
  enabled = true,
}: LiveQuery<T>): LiveResult<T> {
  const { queries, connection } = useLiveClient()
  const { data, error, isPending, refetch } = useQuery<T, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => fetch(signal),
    enabled,
    // Events say when it is out of date.
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: queries.share as never,
    meta: { live: { rooms, rules } },
  })
  const all = [...new Set([...rooms, ...(Object.keys(data?.asOf ?? {}) as Room[])])].sort()
  useRoom(enabled ? all : [])
  const freshness = useSyncExternalStore(
    connection.onChange,
    (): Freshness => {
      if (connection.status !== 'live') return connection.status
      const statuses = all.map((room) => connection.rooms.statusOf(room))
      if (statuses.includes('joining') || !queries.isCurrent(key)) return 'catching_up'
      return statuses.includes('polled') ? 'polling' : 'live'
    },
    (): Freshness => 'connecting',
  )
  return { data, error, isPending, freshness, refetch }
}
