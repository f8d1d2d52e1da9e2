'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Typing must not write an address a letter: a browser refuses more than about 100 in 30 seconds. */
const WRITE_AFTER_MS = 250

export interface AddressForm<T> {
  /** What an address asks for; what it does not understand is left out. */
  read: (query: URLSearchParams) => T
  /** The query that asks for it; what is not set is not in it. */
  write: (state: T) => string
}

/**
 * State that the page's address carries: a reload, a bookmark and a shared link show the same.
 * @param form the same object at each call
 */
export function useAddressState<T extends object>({
  read,
  write,
}: AddressForm<T>): [T, (change: Partial<T>) => void] {
  const query = useSearchParams().toString()
  const [state, setState] = useState(() => read(new URLSearchParams(query)))
  const change = useCallback((part: Partial<T>) => setState((old) => ({ ...old, ...part })), [])
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
    setState(read(new URLSearchParams(query)))
  }, [query, read])

  useEffect(() => {
    const next = write(state)
    if (next === inAddress.current) return
    const timer = setTimeout(() => {
      inAddress.current = next
      underway.current.add(next)
      window.history.replaceState(null, '', next ? `?${next}` : window.location.pathname)
    }, WRITE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [state, write])

  return [state, change]
}
