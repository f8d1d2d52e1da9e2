'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlayerFilter } from '@/lib/domain/players-list/filter'
import { filterFromQuery, filterToQuery } from '@/lib/domain/players-list/query'

/** Typing must not write an address a letter: a browser refuses more than about 100 in 30 seconds. */
const WRITE_AFTER_MS = 250

/** The list's filter, which the page's address carries: a reload, a bookmark and a shared link show the same. */
export function usePlayerFilter(): [PlayerFilter, (change: Partial<PlayerFilter>) => void] {
  const query = useSearchParams().toString()
  const [filter, setFilter] = useState(() => filterFromQuery(new URLSearchParams(query)))
  const change = useCallback((part: Partial<PlayerFilter>) => setFilter((old) => ({ ...old, ...part })), [])
  const inAddress = useRef(query)
  /** Written by us and not yet told back by the router, which takes its time. */
  const underway = useRef(new Set<string>())

  useEffect(() => {
    if (underway.current.has(query)) {
      if (query === inAddress.current) underway.current.clear()
      else underway.current.delete(query)
      return
    }
    if (query === inAddress.current) return
    inAddress.current = query
    setFilter(filterFromQuery(new URLSearchParams(query)))
  }, [query])

  useEffect(() => {
    const next = filterToQuery(filter)
    if (next === inAddress.current) return
    const timer = setTimeout(() => {
      inAddress.current = next
      underway.current.add(next)
      window.history.replaceState(null, '', next ? `?${next}` : window.location.pathname)
    }, WRITE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [filter])

  return [filter, change]
}
