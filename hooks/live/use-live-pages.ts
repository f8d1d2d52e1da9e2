'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/lib/client/api-error'
import type { Dated } from '@/lib/client/as-of'
import type { Room } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'
import { type LiveQuery, type LiveResult, useLiveQuery } from './use-live-query'

export interface LivePages<T extends Dated> extends Omit<LiveQuery<T>, 'fetch'> {
  /** Reads the newest page or, with what the tab has, everything as far back as that reaches. */
  fetch: (signal: AbortSignal, shown: T | undefined) => Promise<T>
  /** The page before what is shown. */
  fetchEarlier: (shown: T) => Promise<T>
  /** The earlier page put before what is shown by now; asOf stays that of `shown`. */
  join: (earlier: T, shown: T) => T
  hasEarlier: (shown: T) => boolean
}

export interface LivePagesResult<T> extends LiveResult<T> {
  hasEarlier: boolean
  isLoadingEarlier: boolean
  earlierError: ApiError | null
  loadEarlier: () => Promise<void>
}

/**
 * A live list that grows backwards by pages: all that is loaded is one answer, so an event changes it wherever in the
 * list it is, and a refetch reads all of it again.
 */
export function useLivePages<T extends Dated>(pages: LivePages<T>): LivePagesResult<T> {
  const client = useQueryClient()
  const { key, fetch, fetchEarlier, join, hasEarlier } = pages
  const [isLoadingEarlier, setLoading] = useState(false)
  const [earlierError, setError] = useState<ApiError | null>(null)
  const shown = () => client.getQueryData<T>(key)
  const result = useLiveQuery<T>({ ...pages, fetch: (signal) => fetch(signal, shown()) })

  async function loadEarlier() {
    const before = shown()
    if (isLoadingEarlier || !before || !hasEarlier(before)) return
    setLoading(true)
    setError(null)
    try {
      const earlier = await fetchUntilCurrent()
      const now = shown()
      if (earlier && now) client.setQueryData(key, join(earlier, now))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setError(error)
    } finally {
      setLoading(false)
    }
  }

  /** An event that came while the page was under way may have changed what is on it: then it is read again. */
  async function fetchUntilCurrent(): Promise<T | null> {
    for (;;) {
      const asked = shown()
      if (!asked || !hasEarlier(asked)) return null
      const earlier = await fetchEarlier(asked)
      const now = shown()
      if (now && !isOlder(earlier, now)) return earlier
    }
  }

  const { data } = result
  return {
    ...result,
    hasEarlier: data ? hasEarlier(data) : false,
    isLoadingEarlier,
    earlierError,
    loadEarlier,
  }
}

const isOlder = (page: Dated, shown: Dated) =>
  Object.entries(page.asOf).some(([room, position]) => {
    const at = shown.asOf[room as Room]
    return at !== undefined && comparePositions(position, at) === 'older'
  })
