'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError } from '@/lib/client/api-error'
import type { Dated } from '@/lib/client/as-of'
import { type EarlierPages, loadEarlierPage } from './earlier-page'
import { type LiveQuery, type LiveResult, useLiveQuery } from './use-live-query'

export interface LivePages<T extends Dated> extends Omit<LiveQuery<T>, 'fetch'>, EarlierPages<T> {
  /** Reads the newest page or, with what the tab has, everything as far back as that reaches. */
  fetch: (signal: AbortSignal, shown: T | undefined) => Promise<T>
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
  const { key, fetch, hasEarlier } = pages
  const loading = useRef(false)
  const [isLoadingEarlier, setLoading] = useState(false)
  const [earlierError, setError] = useState<ApiError | null>(null)
  const result = useLiveQuery<T>({
    ...pages,
    fetch: (signal) => fetch(signal, client.getQueryData<T>(key)),
  })

  async function loadEarlier() {
    // Scrolling asks more often than a render tells that it is under way.
    if (loading.current) return
    loading.current = true
    setLoading(true)
    setError(null)
    try {
      await loadEarlierPage(client, pages)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setError(error)
    } finally {
      loading.current = false
      setLoading(false)
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
